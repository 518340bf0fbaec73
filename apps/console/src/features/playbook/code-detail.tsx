import { endsAtOnce, usesSessionUp } from '@ekyc/domain'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { localizedCode } from '#/lib/codes.ts'
import { useLanguage } from '#/lib/language.tsx'
import { shortDay } from '#/lib/time.ts'
import { Button } from '#/ui/button.tsx'
import { CodeNumber } from '#/ui/code.tsx'
import { CustomerReads } from './customer-reads.tsx'
import { KindMark } from './kind-mark.tsx'

/** One code in full. On phones it stands below the table and comes into view by itself. */
export function CodeDetail({ code, onClose }: { code: number; onClose(): void }) {
  const { t, language } = useLanguage()
  const entry = localizedCode(code, language)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => void panel.current?.scrollIntoView({ block: 'nearest' }), [])
  return (
    <aside
      ref={panel}
      aria-label={`${t('playbook.code')} ${code}`}
      className="border-line bg-sunken max-lg:border-t max-lg:order-first lg:border-l"
    >
      <div className="sticky top-0 grid gap-4 p-4.5 pb-6">
        <div className="grid gap-2">
          <div className="flex items-center gap-2">
            <CodeNumber code={code} />
            <span className="text-ink-2">
              <KindMark kind={entry.kind} />
            </span>
            <Button
              look="ghost"
              size="small"
              shape="icon"
              aria-label={t('action.close')}
              onClick={onClose}
              className="ml-auto"
            >
              <X aria-hidden="true" />
            </Button>
          </div>
          <h2 className="text-h2">{entry.label}</h2>
          <p className="text-ink-2">{entry.meaning}</p>
        </div>
        <dl className="grid auto-cols-fr grid-flow-col rounded-card border border-line bg-surface">
          <Fact name={t('playbook.retry')}>{t(`playbook.retry.${entry.retryable ? 'yes' : 'no'}`)}</Fact>
          {entry.kind !== 'pass' && <Fact name={t('playbook.uses')}>{t(`playbook.uses.${costOf(code)}`)}</Fact>}
          <Fact name={t('playbook.billed')}>{t(`playbook.billed.${entry.billedOn ?? entry.billed}`)}</Fact>
          {entry.since && (
            <Fact name={t('playbook.since')}>{`${shortDay(entry.since, language)} ${entry.since.slice(0, 4)}`}</Fact>
          )}
        </dl>
        <section>
          <h3 className="mb-1 text-label text-ink-3">{t('playbook.do')}</h3>
          <p>{entry.operatorAction}</p>
        </section>
        <CustomerReads advice={entry.advice} />
        <Link to="/verifications" search={{ code: String(code) }} className="link justify-self-start">
          {t('playbook.verifications')}
        </Link>
      </div>
    </aside>
  )
}

/** What a session that ends so does to the verification's limit of sessions. */
function costOf(code: number): 'yes' | 'no' | 'ends' {
  if (endsAtOnce(code)) return 'ends'
  return usesSessionUp(code) ? 'yes' : 'no'
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="border-l border-line px-3 py-2 first:border-l-0">
      <dt className="text-small text-ink-3">{name}</dt>
      <dd className="font-name">{children}</dd>
    </div>
  )
}
