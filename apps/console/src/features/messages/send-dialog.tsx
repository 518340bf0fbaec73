import type { Channel } from '@ekyc/domain'
import { useForm } from 'react-hook-form'
import { type Channels, trpc, type Verification } from '#/api.ts'
import { useAct } from '#/features/verifications/view/use-act.ts'
import { useT } from '#/lib/language.tsx'
import { rule } from '#/lib/rules.ts'
import { Button } from '#/ui/button.tsx'
import { Callout } from '#/ui/callout.tsx'
import { Checkbox, Segments } from '#/ui/choice.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Field } from '#/ui/field.tsx'
import { Input } from '#/ui/input.tsx'
import { Dialog, DialogActions } from '#/ui/overlay/dialog.tsx'
import type { OverlayProps } from '#/ui/overlay/use-overlay.tsx'
import { PhoneReading } from './phone-reading.tsx'
import { sendable } from './use-channels.ts'

type Form = { channel: Channel; email: string; sms: string; keepLink: boolean }

/** Sends the link, again or to another address, at first by the channel `by`. Another address replaces the link unless the operator says otherwise. */
export default function SendDialog({
  verification,
  channels,
  by,
  ...overlay
}: OverlayProps & { verification: Verification; channels: Channels; by?: Channel }) {
  const t = useT()
  const { id, customer } = verification
  const known: Record<Channel, string> = { email: customer.email ?? '', sms: customer.phone ?? '' }
  const ways = sendable(channels)
  const first = ways.find((way) => way === by) ?? ways.find((way) => known[way]) ?? ways[0]
  const { register, handleSubmit, watch, setValue, formState } = useForm<Form>({
    defaultValues: { ...known, channel: first ?? 'email', keepLink: false },
  })
  const send = useAct(trpc.messages.send.mutationOptions(), {
    onDone: overlay.onClose,
    says: ({ linkReplaced }) => t(linkReplaced ? 'message.queuedNewLink' : 'message.queued'),
  })
  const channel = watch('channel')
  const isChanged = known[channel] !== '' && watch(channel).trim() !== known[channel]
  const submit = handleSubmit((form) => {
    const address = form[form.channel].trim()
    send.mutate({
      verificationId: id,
      channel: form.channel,
      ...(address === known[form.channel] ? {} : { address }),
      // Nobody had a message under an address that was not there.
      keepLink: known[form.channel] === '' || form.keepLink,
    })
  })
  const boxes = {
    email: { label: t('field.email'), type: 'email', check: rule('email', t('wanted.email')) },
    sms: { label: t('field.phone'), type: 'tel', check: rule('phone', t('wanted.phone')) },
  } as const
  const box = boxes[channel]
  return (
    <Dialog {...overlay} title={t('message.sendTitle')} description={t('message.sendText')}>
      <form className="grid gap-3" noValidate onSubmit={submit}>
        {ways.length > 1 && (
          <Segments
            name="channel"
            legend={t('message.by')}
            value={channel}
            onChange={(way) => setValue('channel', way)}
            options={ways.map((way) => ({ value: way, label: t(`message.channel.${way}`) }))}
          />
        )}
        <Field
          key={channel}
          label={box.label}
          error={formState.errors[channel]?.message}
          help={
            <>
              {channels[channel].sending === 'noLink' && <p>{t('message.noLinkHelp')}</p>}
              {channel === 'sms' && <PhoneReading phone={watch('sms')} />}
            </>
          }
        >
          {(wiring) => (
            <Input
              {...wiring}
              {...register(channel, { validate: box.check })}
              type={box.type}
              autoComplete="off"
              autoFocus={by !== undefined}
            />
          )}
        </Field>
        {isChanged && (
          <Callout tone="wait">
            <p>{t('message.replaces')}</p>
            <label className="mt-1.5 flex items-center gap-2">
              <Checkbox {...register('keepLink')} />
              {t('message.keepLink')}
            </label>
          </Callout>
        )}
        {send.isError && <ErrorNotice error={send.error} />}
        <DialogActions>
          <Button type="submit" look="primary" busy={send.isPending}>
            {t('message.sendButton')}
          </Button>
          <Button onClick={overlay.onClose}>{t('action.back')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
