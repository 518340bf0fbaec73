import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { trpc } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { Loaded } from './loaded.tsx'
import { NotSetUp } from './not-set-up.tsx'
import { TemplatesForm } from './templates/templates-form.tsx'
import { SmsPreview } from './wording/sms-preview.tsx'
import { TestSend } from './wording/test-send.tsx'
import { type ShownWords, useWording } from './wording/use-wording.ts'
import { type Which, WhichMessage } from './wording/which.tsx'
import { WordingForm } from './wording/wording-form.tsx'

/** What SMS say: approved templates where the provider takes nothing else, else words of one's own. */
export function SmsPage() {
  const channels = useQuery(trpc.settings.channels.queryOptions())
  const templates = useQuery(trpc.settings.smsTemplates.queryOptions())
  return (
    <Loaded query={channels}>
      {({ sms }) =>
        sms?.wording === 'template' ? (
          <Loaded query={templates}>{(saved) => <TemplatesForm saved={saved} />}</Loaded>
        ) : (
          <FreeWords canSend={sms !== null} />
        )
      }
    </Loaded>
  )
}

function FreeWords({ canSend }: { canSend: boolean }) {
  const { kind = 'invitation', locale = 'en' } = useSearch({ from: '/signed-in/inside/settings/sms' })
  const navigate = useNavigate()
  const shown = useQuery(trpc.settings.wording.queryOptions({ channel: 'sms', kind, locale }))
  return (
    <div className="grid gap-4">
      {!canSend && <NotSetUp channel="sms" />}
      <WhichMessage
        channel="sms"
        {...{ kind, locale }}
        onChoose={(which) => void navigate({ to: '/settings/sms', search: which })}
      />
      <Loaded query={shown}>
        {(saved) => <SmsWording key={`${kind} ${locale}`} which={{ kind, locale }} {...{ saved, canSend }} />}
      </Loaded>
    </div>
  )
}

function SmsWording({ which, saved, canSend }: { which: Which; saved: ShownWords; canSend: boolean }) {
  const t = useT()
  const [withLink, setWithLink] = useState(true)
  const editing = useWording('sms', which, saved)
  const tried = { channel: 'sms', ...which, withLink, words: editing.draft.value } as const
  const hindered = !canSend ? t('settings.testNotSetUp') : editing.wrong ? t('settings.testWaits') : null
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_356px]">
      <div className="grid min-w-0 gap-4">
        <WordingForm channel="sms" locale={which.locale} saved={saved} editing={editing} />
        <TestSend channel="sms" tried={tried} hindered={hindered} />
      </div>
      <SmsPreview tried={tried} sound={!editing.wrong} onWithLink={setWithLink} />
    </div>
  )
}
