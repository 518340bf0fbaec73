import { type Channel, channels, type Locale } from '@ekyc/domain'
import { languageNames } from '@ekyc/i18n'
import { useQuery } from '@tanstack/react-query'
import { type ImportView, type Profile, trpc } from '#/api.ts'
import { sendable, useChannels } from '#/features/messages/use-channels.ts'
import { UnitField } from '#/features/team/unit-field.tsx'
import { useUnits } from '#/features/team/use-units.ts'
import { LifetimeField } from '#/features/verifications/new/lifetime-field.tsx'
import { useT } from '#/lib/language.tsx'
import { useProfileName } from '#/lib/profile-name.ts'
import { useMe } from '#/session/me.ts'
import { Checkbox } from '#/ui/choice.tsx'
import { Field } from '#/ui/field.tsx'
import { Select } from '#/ui/input.tsx'

type Choices = ImportView['choices']
type Props = {
  profile: Profile | undefined
  profiles: Profile[]
  choices: Choices
  onChange(choices: Choices): void
}

/** What holds for the rows that say nothing else. */
export function ChoiceFields({ profile, profiles, choices, onChange }: Props) {
  const t = useT()
  const profileName = useProfileName()
  const me = useMe()
  const { choose: chooseUnit } = useUnits()
  const ways = useChannels({ profileId: profile?.id })
  const merchant = useQuery(trpc.settings.languages.queryOptions())
  const offered = (profile?.handling.locales ?? []).filter(
    (each) => merchant.data?.value.offered.includes(each) ?? true,
  )
  const possible = ways.data ? sendable(ways.data) : []
  const toggle = (channel: Channel, on: boolean) =>
    onChange({ ...choices, send: channels.filter((each) => (each === channel ? on : choices.send.includes(each))) })
  return (
    <div className="grid gap-3.5 p-3.5 md:grid-cols-2">
      <Field label={t('imports.profile')} help={profile && t(`checkMode.${profile.checkMode}`)}>
        {(wiring) => (
          <Select
            {...wiring}
            value={profile?.id ?? ''}
            onChange={({ target }) => onChange({ ...choices, profileId: target.value, send: [], locale: undefined })}
          >
            {profiles.map(({ id, name }) => (
              <option key={id} value={id}>
                {profileName(name)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('imports.language')} help={t('imports.languageHelp')}>
        {(wiring) => (
          <Select
            {...wiring}
            value={choices.locale ?? ''}
            onChange={({ target }) =>
              onChange({ ...choices, locale: (target.value || undefined) as Locale | undefined })
            }
          >
            <option value="">{t('imports.languageAuto')}</option>
            {offered.map((locale) => (
              <option key={locale} value={locale} lang={locale}>
                {languageNames[locale]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="md:col-span-2">
        <LifetimeField
          profileHours={profile?.linkHours}
          hours={choices.expiresInHours}
          onHours={(expiresInHours) => onChange({ ...choices, expiresInHours })}
        />
      </div>
      {chooseUnit && (
        <UnitField
          value={choices.unit ?? ''}
          onChange={({ target }) => onChange({ ...choices, unit: target.value || undefined })}
          help={me.unit ? t('field.unitOwn', { unit: me.unit }) : undefined}
        />
      )}
      <fieldset className="grid content-start gap-1.5 md:col-span-2">
        <legend className="mb-1 font-medium">{t('imports.send')}</legend>
        {possible.map((channel) => (
          <label key={channel} className="flex min-h-control-sm items-center gap-2.5">
            <Checkbox
              checked={choices.send.includes(channel)}
              onChange={({ target }) => toggle(channel, target.checked)}
            />
            <span>
              {t(`message.channel.${channel}`)}
              {ways.data?.[channel].sending === 'noLink' && (
                <span className="text-ink-3"> {t('message.withoutLink')}</span>
              )}
            </span>
          </label>
        ))}
        <p className="text-small text-ink-3">{t(possible.length > 0 ? 'imports.sendHelp' : 'imports.sendNone')}</p>
      </fieldset>
    </div>
  )
}
