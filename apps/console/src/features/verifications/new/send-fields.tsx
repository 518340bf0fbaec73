import type { Channel, Reminders } from '@ekyc/domain'
import { useFormContext } from 'react-hook-form'
import type { Channels } from '#/api.ts'
import { channelIcons } from '#/features/messages/message-row.tsx'
import { TimeZoneField } from '#/features/messages/time-zone-field.tsx'
import { useT } from '#/lib/language.tsx'
import { Checkbox } from '#/ui/choice.tsx'
import { addressOf, type NewForm, sendsBy } from './form.ts'

type Props = { ways: Channels; possible: readonly Channel[]; reminders: Reminders | undefined }

/** By which channels the link goes out at once, and whether the customer is reminded. */
export function SendFields({ ways, possible, reminders }: Props) {
  const t = useT()
  const { watch, setValue, register } = useFormContext<NewForm>()
  const form = watch()
  const chosen = sendsBy(form, possible)
  return (
    <>
      <div className="overflow-hidden rounded-card border border-line">
        {possible.map((channel) => {
          const Icon = channelIcons[channel]
          const address = addressOf(form, channel)
          return (
            <label
              key={channel}
              className="flex min-h-row items-center gap-2.5 border-t border-line px-3.5 py-1.5 first:border-t-0 hover:bg-hover has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus"
            >
              <Checkbox
                checked={chosen.includes(channel)}
                disabled={!address}
                onChange={({ target }) => setValue('send', { ...form.send, [channel]: target.checked })}
              />
              <Icon aria-hidden="true" className="size-4 flex-none text-ink-3" />
              <span className="min-w-0 truncate">
                {t(`message.channel.${channel}`)}{' '}
                <span className="text-ink-3">
                  {address ? t('send.to', { address }) : t(`send.noAddress.${channel}`)}
                  {address && ways[channel].sending === 'noLink' && ` ${t('message.withoutLink')}`}
                </span>
              </span>
            </label>
          )
        })}
      </div>
      {reminders?.on && possible.some((channel) => addressOf(form, channel)) && (
        <label className="flex min-h-control-sm items-center gap-2.5 px-3.5">
          <Checkbox {...register('reminders')} />
          <span className="min-w-0">
            {t('reminders.label')} <span className="text-ink-3">{t('send.reminders', plan(reminders, t))}</span>
          </span>
        </label>
      )}
      <details className="px-3.5">
        <summary className="cursor-pointer text-small text-ink-2">
          {form.timeZone ? t('send.zoneChosen', { zone: form.timeZone }) : t('send.zoneAsk')}
        </summary>
        <TimeZoneField {...register('timeZone')} className="max-w-80 pt-2 pb-1" />
      </details>
    </>
  )
}

function plan({ firstAfterHours, everyHours, atMost }: Reminders, t: ReturnType<typeof useT>) {
  const span = (hours: number) =>
    hours % 24 === 0 ? t('time.wholeDays', { n: hours / 24 }) : t('send.hours', { n: hours })
  return { first: span(firstAfterHours), every: span(everyHours), n: atMost }
}
