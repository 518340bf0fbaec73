import { type MessagesOfCase, trpc } from '#/api.ts'
import { useLanguage } from '#/lib/language.tsx'
import { dayAndClock } from '#/lib/time.ts'
import { nameOfZone, viewerZoneName } from '#/lib/zone.ts'
import { useMay } from '#/session/me.ts'
import { Checkbox } from '#/ui/choice.tsx'
import { useMessageAct } from './use-message-act.ts'

type Props = { verificationId: string; reminders: MessagesOfCase['reminders'] }

/** Whether the customer is reminded, and when next. Nothing to switch where the profile reminds nobody. */
export function RemindersSwitch({ verificationId, reminders }: Props) {
  const { t, language } = useLanguage()
  const may = useMay()
  const { on, inProfile, sent, atMost, nextAt, timeZone, why } = reminders
  const change = useMessageAct(
    trpc.messages.setReminders.mutationOptions(),
    t(on ? 'reminders.switchedOff' : 'reminders.switchedOn'),
  )
  if (!inProfile) return t('reminders.notInProfile')
  return (
    <div className="grid gap-0.5">
      <label className="flex min-h-control-sm items-center gap-2 text-body text-ink-2">
        <Checkbox
          checked={on}
          disabled={!may('messages.send') || change.isPending}
          onChange={() => change.mutate({ verificationId, on: !on })}
        />
        {t('reminders.label')}
        <span className="text-small text-ink-3">{t('reminders.sent', { n: sent, atMost })}</span>
      </label>
      {on && nextAt && (
        <p>
          {t('reminders.next', { at: dayAndClock(nextAt, language), zone: viewerZoneName(language) })}{' '}
          {t('reminders.hours', { zone: nameOfZone(timeZone, language) })}
        </p>
      )}
      {on && !nextAt && <p>{t(isTold(why) ? `reminders.why.${why}` : 'reminders.noNext')}</p>}
    </div>
  )
}

/** What the page does not say elsewhere. */
const isTold = (why: Props['reminders']['why']) =>
  why === 'addressRejected' || why === 'noWay' || why === 'needsPhoto' || why === 'onHold'
