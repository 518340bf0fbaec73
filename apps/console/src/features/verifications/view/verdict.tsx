import { codeOf } from '@ekyc/domain'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { trpc, type Verification } from '#/api.ts'
import { useLanguage, useT } from '#/lib/language.tsx'
import { useMay } from '#/session/me.ts'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { customerWords } from './customer-words.ts'
import { SendAgain } from './send-again.tsx'
import { useAct } from './use-act.ts'
import { verdictWords } from './verdict-words.ts'

/** What happened in a sentence, what to do, and what the customer reads meanwhile. */
export function Verdict({ verification }: { verification: Verification }) {
  const speech = useLanguage()
  const { t, language } = speech
  const id = useId()
  const { data: info } = useQuery(trpc.system.info.queryOptions())
  const { title, text, toDo, code } = verdictWords(verification, speech)
  const merchant = info && (info.merchant?.name ?? new URL(info.publicUrl).host)
  const reads = merchant ? customerWords(verification, merchant) : null
  // For who does not read the customer's language.
  const meant = merchant && reads && reads.locale !== language ? customerWords(verification, merchant, language) : null
  return (
    <section aria-labelledby={id} className="rounded-card border border-line bg-surface">
      <div className="px-3.5 pt-3 pb-3">
        <h2 id={id} className="text-h2">
          {title}
        </h2>
        {text && <p className="mt-1 max-w-[80ch] text-read text-pretty wrap-anywhere text-ink-2">{text}</p>}
      </div>
      <div className={`grid border-t border-line ${reads ? 'md:grid-cols-2' : ''}`}>
        <Part title={t('view.whatToDo')}>
          <p>{toDo}</p>
          {verification.openDecline && <DealtWith id={verification.id} />}
          <SendAgain verification={verification} />
        </Part>
        {reads && (
          <Part title={t('view.customerReads')}>
            <p lang={reads.locale}>
              <b className="block font-name">{reads.title}</b>
              {reads.text}
            </p>
            {meant && (
              <p className="mt-1 text-small text-ink-3">
                {meant.title} · {meant.text}
              </p>
            )}
          </Part>
        )}
      </div>
      {code !== null && (
        <footer className="border-t border-line px-3.5 py-2 text-small text-ink-3">
          {t('view.billed', { billed: t(`billed.${billedOf(code)}`) })} ·{' '}
          <Link to="/playbook" search={{ code }} className="link">
            {t('view.inPlaybook', { code })}
          </Link>
        </footer>
      )}
    </section>
  )
}

/** Takes it off the overview: what was to be done is done, or there is nothing to do. */
function DealtWith({ id }: { id: string }) {
  const t = useT()
  const may = useMay()
  const act = useAct(trpc.verifications.dealWithDecline.mutationOptions(), {
    onDone: () => undefined,
    says: () => t('verdict.dealtWith.done'),
  })
  if (!may('verifications.update')) return null
  return (
    <>
      <Button size="small" className="mt-2" busy={act.isPending} onClick={() => act.mutate({ id })}>
        <Check aria-hidden="true" />
        {t('verdict.dealtWith')}
      </Button>
      {act.error && <ErrorNotice error={act.error} />}
    </>
  )
}

const billedOf = (code: number) => codeOf(code).billedOn ?? codeOf(code).billed

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0 border-line px-3.5 py-2.5 not-first:border-t md:not-first:border-t-0 md:not-first:border-l">
      <h3 className="mb-0.75 text-label text-ink-3">{title}</h3>
      {children}
    </div>
  )
}
