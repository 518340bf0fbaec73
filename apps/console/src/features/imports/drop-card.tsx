import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { Card } from '#/ui/card.tsx'
import { Field } from '#/ui/field.tsx'
import { TextArea } from '#/ui/input.tsx'
import { DropBox } from './drop-box.tsx'
import { TemplateLink } from './template-link.tsx'
import { useKeepImport } from './use-import.ts'
import { useSending } from './use-sending.ts'

/** A file by drop or choice, or rows pasted from a spreadsheet. Nothing is made by it. */
export function DropCard() {
  const t = useT()
  const navigate = useNavigate()
  const keep = useKeepImport()
  const [pasted, setPasted] = useState('')
  const { share, error, send } = useSending('upload', (view) => {
    void keep(view)
    void navigate({ to: '/imports/$id', params: { id: view.id } })
  })
  const sendAs = (body: Blob, name: string) => void send(body, { 'x-file-name': encodeURIComponent(name) })
  return (
    <Card title={t('imports.new')} aside={t('imports.newAside')} actions={<TemplateLink />}>
      <div className="grid gap-3 p-3.5">
        <DropBox
          label={t('imports.drop')}
          limits={t('imports.dropLimits')}
          accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
          share={share}
          error={error}
          onFile={(file) => sendAs(file, file.name)}
        />
        <details>
          <summary className="cursor-pointer text-ink-2">{t('imports.pasteAsk')}</summary>
          <form
            className="grid justify-items-start gap-2.5 pt-2.5"
            onSubmit={(event) => {
              event.preventDefault()
              if (pasted.trim()) sendAs(new Blob([pasted]), t('imports.pastedName'))
            }}
          >
            <Field label={t('imports.paste')} help={t('imports.pasteHelp')} className="w-full">
              {(wiring) => (
                <TextArea
                  {...wiring}
                  value={pasted}
                  rows={6}
                  spellCheck={false}
                  className="font-mono"
                  onChange={({ target }) => setPasted(target.value)}
                />
              )}
            </Field>
            <Button type="submit" busy={share !== null} disabled={pasted.trim() === ''}>
              {t('imports.pasteRead')}
            </Button>
          </form>
        </details>
      </div>
    </Card>
  )
}
