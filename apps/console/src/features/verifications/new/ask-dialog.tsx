import { Link } from '@tanstack/react-router'
import { useT } from '#/lib/language.tsx'
import { OutcomeChip } from '#/ui/axes/outcome-chip.tsx'
import { ProgressMark } from '#/ui/axes/progress-mark.tsx'
import { Button } from '#/ui/button.tsx'
import { BriefTime } from '#/ui/exact-time.tsx'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import type { Doubts } from './doubts.ts'

type Props = OverlayProps & { doubts: Doubts; sends: boolean; onCreate(): void }

/** Asks about the same customer's other verifications and about a poor photo, before anything is created or sent. */
export default function AskDialog({ doubts: { same, photo, warnings }, sends, onCreate, ...overlay }: Props) {
  const t = useT()
  const create = () => {
    overlay.onClose()
    onCreate()
  }
  return (
    <Dialog {...overlay} wide title={t(same.length > 0 ? 'ask.title' : 'ask.photoTitle')}>
      <div className="grid gap-3">
        {same.length > 0 && (
          <>
            <p>{t('ask.same')}</p>
            <ul className="overflow-hidden rounded-card border border-line">
              {same.map(({ id, kind, customer, reference, progress, outcome, outcomeCode, createdAt }) => (
                <li key={id} className="grid gap-0.5 border-t border-line px-3.5 py-2.25 first:border-t-0">
                  <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
                    <b className="min-w-0 font-name wrap-anywhere">{customer.name}</b>
                    {outcome ? (
                      <OutcomeChip outcome={outcome} code={outcomeCode} />
                    ) : (
                      <ProgressMark progress={progress} />
                    )}
                    <Link to="/verifications/$id" params={{ id }} target="_blank" className="link ml-auto">
                      {t('duplicate.look')}
                    </Link>
                  </span>
                  <span className="text-small wrap-anywhere text-ink-3">
                    {t(`duplicate.${kind}`)} {reference && `${reference} · `}
                    <BriefTime at={createdAt} precise />
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
        {photo && (
          <div className="grid gap-1">
            <p>{t(`ask.photo.${photo}`)}</p>
            <ul className="list-disc pl-5 text-small text-ink-2">
              {warnings.map((warning) => (
                <li key={warning}>{t(`photo.warning.${warning}`)}</li>
              ))}
            </ul>
          </div>
        )}
        <p>{t('ask.nothingYet')}</p>
        <DialogActions>
          <Button look="primary" onClick={create}>
            {t(sends ? 'ask.createSend' : 'ask.create')}
          </Button>
          <Button onClick={overlay.onClose} autoFocus>
            {t('action.back')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}
