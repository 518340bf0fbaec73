import { type Channel, type Locale, locales, type MessageKind, messageKinds } from '@ekyc/domain'
import { languageNames } from '@ekyc/i18n'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Segments } from '#/ui/choice.tsx'
import { Field } from '#/ui/field.tsx'
import { Select } from '#/ui/input.tsx'

export type Which = { kind: MessageKind; locale: Locale }

type Props = Which & { channel: Channel; onChoose(which: Which): void }

/** Which message is worded, in which language. Changed ones are marked, and so are languages that are not offered. */
export function WhichMessage({ channel, kind, locale, onChoose }: Props) {
  const t = useT()
  const { data: changed } = useQuery(trpc.settings.changedWordings.queryOptions())
  const { data: languages } = useQuery(trpc.settings.languages.queryOptions())
  const mark = (each: Locale) => {
    const own = changed?.items.some((item) => item.channel === channel && item.kind === kind && item.locale === each)
    const off = languages && !languages.value.offered.includes(each)
    return [own && t('settings.ownWords'), off && t('settings.notOffered')].filter(Boolean).join(t('text.comma'))
  }
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <Segments
        name="kind"
        legend={t('settings.message')}
        value={kind}
        options={messageKinds.map((value) => ({ value, label: t(`settings.kind.${value}`) }))}
        onChange={(next) => onChoose({ kind: next, locale })}
      />
      <Field label={t('settings.language')} className="w-64 max-md:w-full">
        {(wiring) => (
          <Select
            {...wiring}
            value={locale}
            onChange={({ target }) => onChoose({ kind, locale: target.value as Locale })}
          >
            {locales.map((each) => (
              <option key={each} value={each} lang={each}>
                {[languageNames[each], mark(each)].filter(Boolean).join(' · ')}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  )
}
