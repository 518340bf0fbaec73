import { type Channel, fields } from '@ekyc/domain'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { Card } from '#/ui/card.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Field } from '#/ui/field.tsx'
import { Input } from '#/ui/input.tsx'
import { TestOutcome } from './test-outcome.tsx'
import { type Tried, triedInput } from './use-preview.ts'

type Props = {
  channel: Channel
  tried: Tried
  /** Why nothing can be sent now. */
  hindered: string | null
  /** Where it goes unless another address is written. */
  to?: string
}

/** Sends the message as it stands here, once, to an address of the admin's choice. */
export function TestSend({ channel, tried, hindered, to: first = '' }: Props) {
  const t = useT()
  const [to, setTo] = useState(first)
  const [wrong, setWrong] = useState(false)
  const fits =
    channel === 'email' ? fields.email.safeParse(to).success : fields.phone.safeParse(to).data?.startsWith('+') === true
  const send = useMutation({
    mutationFn: () => {
      const input = triedInput(tried)
      return api.settings.testSend.mutate({ ...input, to })
    },
  })
  return (
    <Card title={t('settings.test')}>
      <form
        noValidate
        className="grid gap-3 p-3.5"
        onSubmit={(event) => {
          event.preventDefault()
          setWrong(!fits)
          if (fits && hindered === null) send.mutate()
        }}
      >
        <div className="grid items-start gap-2 md:grid-cols-[minmax(0,1fr)_auto]">
          <Field
            label={t(`settings.testTo.${channel}`)}
            error={wrong && !fits ? t(channel === 'email' ? 'wanted.email' : 'wanted.phone') : undefined}
            help={t('settings.testHelp')}
          >
            {(wiring) => (
              <Input
                {...wiring}
                type={channel === 'email' ? 'email' : 'tel'}
                value={to}
                onChange={({ target }) => setTo(target.value)}
              />
            )}
          </Field>
          <Button type="submit" className="md:mt-5.5" busy={send.isPending} disabled={hindered !== null}>
            {t(send.isPending ? 'settings.testSending' : 'settings.testSend')}
          </Button>
        </div>
        {hindered !== null && <p className="text-small text-ink-3">{hindered}</p>}
        {send.isError && <ErrorNotice error={send.error} />}
        {send.isSuccess && <TestOutcome sent={send.data} />}
      </form>
    </Card>
  )
}
