import { hasNameColumn } from '@ekyc/domain'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type ImportView, trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { orNothing } from '#/lib/rules.ts'
import { Button } from '#/ui/button.tsx'
import { Card } from '#/ui/card.tsx'
import { Checkbox } from '#/ui/choice.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { ChoiceFields } from './choice-fields.tsx'
import { ColumnRow } from './column-row.tsx'
import { EncodingCard } from './encoding-card.tsx'
import { PhotosField } from './photos-field.tsx'
import { useImportActs } from './use-import.ts'

type Props = { view: ImportView; onChecking(): void }

/** Which column is which field, and what holds for all rows. */
export function MatchForm({ view, onChecking }: Props) {
  const t = useT()
  const [columns, setColumns] = useState(view.columns.map(({ field }) => field))
  const [header, setHeader] = useState(view.format.header)
  const [choices, setChoices] = useState(view.choices)
  const [isChoosing, setChoosing] = useState(false)
  const { choose } = useImportActs()
  const profiles = useQuery(trpc.profiles.list.queryOptions())
  const { encoding } = view.format
  const { profileId } = choices
  const profile = profiles.data?.items.find(({ id, isDefault }) => (profileId ? id === profileId : isDefault))

  const isNamed = hasNameColumn(columns)
  const needsPhoto = profile?.checkMode === 2
  const lacks = !isNamed
    ? t('imports.lacks.name')
    : needsPhoto && !columns.includes('photo')
      ? t('imports.lacks.photoColumn')
      : needsPhoto && !view.photos
        ? t('imports.lacks.photos')
        : null
  const check = () => {
    const unit = orNothing(choices.unit ?? '')
    choose.mutate({ id: view.id, columns, header, choices: { ...choices, unit } }, { onSuccess: onChecking })
  }
  if (isChoosing) return <EncodingCard view={view} onClose={() => setChoosing(false)} />
  return (
    <>
      <Card title={t('imports.columns')} aside={t('imports.columnsAside', { rows: view.total })}>
        <ul>
          {view.columns.map((column, index) => (
            <ColumnRow
              key={index}
              column={column}
              place={index}
              field={columns[index] ?? null}
              taken={columns}
              onField={(field) => setColumns(columns.map((each, at) => (at === index ? field : each)))}
            />
          ))}
        </ul>
        <label className="flex min-h-row items-center gap-2.5 border-t border-line px-3.5 py-1.5">
          <Checkbox checked={header} onChange={({ target }) => setHeader(target.checked)} />
          <span>{t('imports.header')}</span>
        </label>
        {encoding && (
          <p className="flex min-h-row flex-wrap items-center gap-x-3 gap-y-1.5 border-t border-line px-3.5 py-1.5 text-ink-2">
            {t('imports.readAs', { encoding: t(`imports.encoding.${encoding}`) })}
            {view.encodings.length > 1 && (
              <Button size="small" onClick={() => setChoosing(true)}>
                {t('imports.encoding.changeAsk')}
              </Button>
            )}
          </p>
        )}
      </Card>
      <Card title={t('imports.forAll')} aside={t('imports.forAllAside')}>
        <ChoiceFields profile={profile} profiles={profiles.data?.items ?? []} choices={choices} onChange={setChoices} />
      </Card>
      {needsPhoto && <PhotosField view={view} />}
      {choose.isError && <ErrorNotice error={choose.error} />}
      <div className="flex flex-wrap items-center gap-3 max-md:sticky max-md:bottom-14.5 max-md:-mx-gutter max-md:border-t max-md:border-line max-md:bg-surface max-md:px-gutter max-md:py-2.5">
        <Button
          look="primary"
          busy={choose.isPending}
          disabled={lacks !== null}
          className="max-md:w-full"
          onClick={check}
        >
          {t('imports.check')}
        </Button>
        <p className="text-small text-ink-3">{lacks ?? t('imports.checkHelp')}</p>
      </div>
    </>
  )
}
