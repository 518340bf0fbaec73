import { type Locale, type MessageKind, messageKinds, type SmsTemplate } from '@ekyc/domain'
import { useState } from 'react'
import { useT } from '#/lib/language.tsx'
import { Segments } from '#/ui/choice.tsx'
import { LinkChoice } from '../wording/link-choice.tsx'
import { TestSend } from '../wording/test-send.tsx'

type Props = { locale: Locale; templates: readonly SmsTemplate[]; unsaved: boolean }

/** Tries a saved template. */
export function TemplateTest({ locale, templates, unsaved }: Props) {
  const t = useT()
  const [kind, setKind] = useState<MessageKind>('invitation')
  const [withLink, setWithLink] = useState(true)
  const named = templates.some((each) => each.kind === kind && each.withLink === withLink && each.locale === locale)
  const hindered = unsaved ? t('settings.testUnsaved') : named ? null : t('settings.testNoTemplate')
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-x-4 gap-y-2">
        <Segments
          name="testKind"
          legend={t('settings.message')}
          value={kind}
          options={messageKinds.map((value) => ({ value, label: t(`settings.kind.${value}`) }))}
          onChange={(next) => setKind(next)}
        />
        <LinkChoice withLink={withLink} onChange={setWithLink} />
      </div>
      <TestSend channel="sms" tried={{ channel: 'sms', kind, locale, withLink, words: null }} hindered={hindered} />
    </div>
  )
}
