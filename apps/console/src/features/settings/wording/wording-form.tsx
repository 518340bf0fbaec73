import type { Channel } from '@ekyc/domain'
import { useT } from '#/lib/language.tsx'
import { Button } from '#/ui/button.tsx'
import { SettingForm } from '../setting-form.tsx'
import type { ShownWords, WordingEditing } from './use-wording.ts'
import { WordBox } from './word-box.tsx'
import { wordFields } from './words.ts'

type Props = { channel: Channel; locale: string; saved: ShownWords; editing: WordingEditing }

/** The words of one message in one language. */
export function WordingForm({ channel, locale, saved, editing }: Props) {
  const t = useT()
  const { draft, saving, wrong, words, problems, isOwn, put, reset } = editing
  return (
    <SettingForm
      title={t('settings.words')}
      aside={t(isOwn ? 'settings.productWords' : 'settings.ownWords')}
      actions={
        !isOwn && (
          <Button size="small" look="ghost" onClick={reset}>
            {t('settings.resetWords')}
          </Button>
        )
      }
      {...{ saved, draft, saving, wrong }}
    >
      {wordFields[channel].map((field) => (
        <WordBox
          key={field.name}
          {...{ channel, locale, field }}
          value={words[field.name] ?? ''}
          problems={problems[field.name]}
          onChange={(text) => put(field.name, text)}
        />
      ))}
      <p className="text-small text-ink-3">{t(`settings.wordsText.${channel}`)}</p>
    </SettingForm>
  )
}
