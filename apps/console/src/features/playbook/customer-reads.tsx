import { type AdviceKey, locales } from '@ekyc/domain'
import { languageNames } from '@ekyc/i18n'
import { customerAdvice, customerTranslator } from '@ekyc/i18n/customer'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'

/** The customer page's own words after this code, in its five languages. */
export function CustomerReads({ advice }: { advice: AdviceKey }) {
  const t = useT()
  const { data: info } = useQuery(trpc.system.info.queryOptions())
  if (advice === 'none') return null
  const merchant = info ? (info.merchant?.name ?? new URL(info.publicUrl).host) : '…'
  return (
    <section>
      <h3 className="mb-1 text-label text-ink-3">{t('playbook.customerReads')}</h3>
      <dl className="grid rounded-card border border-line bg-surface">
        {locales.map((locale) => (
          <div
            key={locale}
            className="grid grid-cols-[64px_minmax(0,1fr)] gap-2.5 border-t border-line px-3 py-1.75 first:border-t-0"
          >
            <dt lang={locale} className="text-small leading-5 text-ink-3">
              {languageNames[locale]}
            </dt>
            <dd lang={locale}>
              <Words {...wordsOf(locale, advice, merchant)} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <>
      <b className="block font-name">{title}</b>
      {text}
    </>
  )
}

function wordsOf(locale: (typeof locales)[number], key: AdviceKey, m: string): { title: string; text: string } {
  const advice = customerAdvice(locale, key, { m, card: false })
  if (advice) return advice
  const t = customerTranslator(locale)
  return key === 'comparePhoto'
    ? { title: t('photoTitle'), text: t('photoText', { m }) }
    : { title: t('failedTitle'), text: t('failedText', { m }) }
}
