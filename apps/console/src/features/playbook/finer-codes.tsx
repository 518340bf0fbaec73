import { documentWarnings, documentWarningWords, livenessTags, livenessTagWords } from '@ekyc/domain'
import { useId } from 'react'
import { useLanguage } from '#/lib/language.tsx'

type Row = [code: string, words: string]

/** Lists the details that Tencent adds to an outcome code: why a live check failed, what is wrong with a document. */
export function FinerCodes({ words }: { words: string[] }) {
  const { t, language } = useLanguage()
  const found = ([code, text]: Row) =>
    words.every((word) => code.replace('-', '').startsWith(word.replace('-', '')) || text.toLowerCase().includes(word))
  const tags = livenessTags.map((tag): Row => [tag, livenessTagWords(tag, language) ?? '']).filter(found)
  const warnings = documentWarnings.map((code): Row => [code, documentWarningWords(code, language) ?? '']).filter(found)
  if (tags.length + warnings.length === 0) return null
  return (
    <div className="grid gap-x-8 gap-y-6 border-t border-line px-gutter py-5 lg:grid-cols-2">
      <List title={t('playbook.tags')} text={t('playbook.tagsText')} rows={tags} />
      <List title={t('playbook.warnings')} text={t('playbook.warningsText')} rows={warnings} />
    </div>
  )
}

function List({ title, text, rows }: { title: string; text: string; rows: Row[] }) {
  const id = useId()
  if (rows.length === 0) return null
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="text-h3">
        {title}
      </h2>
      <p className="mb-2 text-small text-ink-3">{text}</p>
      <dl className="grid grid-cols-[4rem_minmax(0,1fr)] gap-y-1">
        {rows.map(([code, words]) => (
          <div key={code} className="contents">
            <dt className="font-name">{code}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
