import type { Channel } from '@ekyc/domain'
import type { ConsoleKey } from '@ekyc/i18n/console'
import { useT } from '#/lib/language.tsx'
import { Callout } from '#/ui/callout.tsx'

const ways: Record<Channel, { variables: string[]; text: ConsoleKey }[]> = {
  email: [{ variables: ['SMTP_URL', 'MAIL_FROM'], text: 'settings.setUp.smtp' }],
  sms: [
    { variables: ['TENCENTCLOUD_SMS_SDK_APP_ID'], text: 'settings.setUp.tencentSms' },
    { variables: ['SMS_HTTP_URL', 'SMS_HTTP_TOKEN'], text: 'settings.setUp.httpSms' },
  ],
}

/** Nothing sends this channel: which variables of the server would change that. */
export function NotSetUp({ channel }: { channel: Channel }) {
  const t = useT()
  return (
    <Callout tone="note">
      <p>{t(`settings.notSetUp.${channel}`)}</p>
      <ul className="mt-1.5 grid gap-1">
        {ways[channel].map(({ variables, text }) => (
          <li key={text} className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
            <span className="font-mono text-small wrap-anywhere">{variables.join(', ')}</span>
            <span className="text-small text-ink-2">{t(text)}</span>
          </li>
        ))}
      </ul>
    </Callout>
  )
}
