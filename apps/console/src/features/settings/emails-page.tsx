import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { useMe } from '#/session/me.ts'
import { Loaded } from './loaded.tsx'
import { NotSetUp } from './not-set-up.tsx'
import { EmailPreview } from './wording/email-preview.tsx'
import { TestSend } from './wording/test-send.tsx'
import { type ShownWords, useWording } from './wording/use-wording.ts'
import { type Which, WhichMessage } from './wording/which.tsx'
import { WordingForm } from './wording/wording-form.tsx'

/** What e-mails say, language by language, with a preview and a test. */
export function EmailsPage() {
  const { kind = 'invitation', locale = 'en' } = useSearch({ from: '/signed-in/inside/settings/emails' })
  const navigate = useNavigate()
  const channels = useQuery(trpc.settings.channels.queryOptions())
  const shown = useQuery(trpc.settings.wording.queryOptions({ channel: 'email', kind, locale }))
  return (
    <div className="grid gap-4">
      {channels.data?.email === null && <NotSetUp channel="email" />}
      <WhichMessage
        channel="email"
        {...{ kind, locale }}
        onChoose={(which) => void navigate({ to: '/settings/emails', search: which })}
      />
      <Loaded query={shown}>
        {(saved) => (
          <EmailWording
            key={`${kind} ${locale}`}
            which={{ kind, locale }}
            saved={saved}
            canSend={channels.data?.email !== null}
          />
        )}
      </Loaded>
    </div>
  )
}

function EmailWording({ which, saved, canSend }: { which: Which; saved: ShownWords; canSend: boolean }) {
  const t = useT()
  const me = useMe()
  const [withLink, setWithLink] = useState(true)
  const editing = useWording('email', which, saved)
  const tried = { channel: 'email', ...which, withLink, words: editing.draft.value } as const
  const hindered = !canSend ? t('settings.testNotSetUp') : editing.wrong ? t('settings.testWaits') : null
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_356px]">
      <div className="grid min-w-0 gap-4">
        <WordingForm channel="email" locale={which.locale} saved={saved} editing={editing} />
        <TestSend channel="email" tried={tried} hindered={hindered} to={me.email} />
      </div>
      <EmailPreview tried={tried} sound={!editing.wrong} onWithLink={setWithLink} />
    </div>
  )
}
