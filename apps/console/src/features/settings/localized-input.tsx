import { type Locale, locales } from '@ekyc/domain'
import { languageNames } from '@ekyc/i18n'
import { useQuery } from '@tanstack/react-query'
import { ChevronDown, TriangleAlert } from 'lucide-react'
import { type ComponentProps, useId, useState } from 'react'
import { trpc } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { Input } from '#/ui/input.tsx'
import { boxOf, missingIn, type TextInBoxes, withBox } from './localized-values.ts'

type Props = Omit<ComponentProps<typeof Input>, 'value' | 'onChange'> & {
  /** What the boxes are called, for those of the other languages. */
  label: string
  value: TextInBoxes
  onChange(value: TextInBoxes): void
  /** What customers read in a language without a text of its own; `same` is nothing to warn of. */
  whenMissing: 'fallback' | 'leftOut' | 'same'
}

/** One text for customers, in each language that they can choose: the default language first, the others behind a button. */
export function LocalizedInput({ label, value, onChange, whenMissing, ...input }: Props) {
  const { t, language } = useLanguage()
  const id = useId()
  const [open, setOpen] = useState(false)
  const { data } = useQuery(trpc.settings.languages.queryOptions())
  const { offered, fallback } = data?.value ?? { offered: [], fallback: 'en' as const }
  const others = locales.filter(
    (locale) => locale !== fallback && (offered.includes(locale) || boxOf(value, locale, fallback)),
  )
  const missing = missingIn(value, offered, fallback)
  const put = (locale: Locale, words: string) => onChange(withBox(value, locale, fallback, words))
  return (
    <div className="grid gap-1.5">
      <Input
        {...input}
        lang={fallback}
        value={boxOf(value, fallback, fallback)}
        autoComplete="off"
        onChange={({ target }) => put(fallback, target.value)}
      />
      {others.length > 0 && (
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          aria-label={t('localized.othersOf', { label })}
          className="flex min-h-6 w-fit items-center gap-1 text-small text-accent-ink hover:underline max-md:min-h-10"
          onClick={() => setOpen(!open)}
        >
          <ChevronDown aria-hidden="true" className={`size-3.5 transition-transform ${open ? 'rotate-180' : ''}`} />
          {t('localized.others')}
        </button>
      )}
      <div id={id} className="grid gap-1.5 empty:hidden">
        {open &&
          others.map((locale) => (
            <div key={locale} className="grid gap-0.5 border-l-2 border-line pl-2.5">
              <span aria-hidden="true" lang={locale} className="text-small text-ink-2">
                {languageNames[locale]}
              </span>
              <Input
                type={input.type}
                aria-label={label + t('text.brackets', { text: languageNames[locale] })}
                lang={locale}
                value={boxOf(value, locale, fallback)}
                autoComplete="off"
                onChange={({ target }) => put(locale, target.value)}
              />
            </div>
          ))}
      </div>
      {whenMissing !== 'same' && missing.length > 0 && (
        <p className="flex items-start gap-1.5 text-small text-wait-ink">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-3.5 flex-none" />
          {t(`localized.missing.${whenMissing}`, { languages: listOf(missing, language) })}
        </p>
      )}
    </div>
  )
}

/** "ไทย and 简体中文", with a space between Chinese and other letters. */
const listOf = (missing: Locale[], language: string) =>
  new Intl.ListFormat(language === 'en' ? 'en-GB' : language)
    .format(missing.map((locale) => languageNames[locale]))
    .replace(
      /(?<=\p{Script=Han})(?=[\p{Script=Latin}\p{Script=Thai}])|(?<=[\p{Script=Latin}\p{Script=Thai}])(?=\p{Script=Han})/gu,
      ' ',
    )
