import { proofOf } from '@ekyc/domain'
import type { UseQueryResult } from '@tanstack/react-query'
import { useFormContext } from 'react-hook-form'
import type { Profile } from '#/api.ts'
import { useLanguage, useT } from '#/lib/language.tsx'
import { useProfileName } from '#/lib/profile-name.ts'
import { together } from '#/lib/sentences.ts'
import { Radio } from '#/ui/choice.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { SkeletonLines } from '#/ui/skeleton.tsx'
import type { NewForm } from './form.ts'

type Props = { profiles: UseQueryResult<{ items: Profile[] }, unknown>; chosen: string | undefined }

/** What is checked. Nobody lowers a check but by choosing another profile, and each says what its pass proves. */
export function ProfileFields({ profiles, chosen }: Props) {
  const t = useT()
  if (profiles.isPending) return <SkeletonLines lines={3} label={t('state.loading')} />
  if (profiles.isError) return <ErrorNotice error={profiles.error} retry={() => void profiles.refetch()} />
  return (
    <div role="radiogroup" aria-label={t('new.profile')} className="overflow-hidden rounded-card border border-line">
      {profiles.data.items.map((profile) => (
        <Choice key={profile.id} profile={profile} checked={profile.id === chosen} />
      ))}
    </div>
  )
}

function Choice({ profile, checked }: { profile: Profile; checked: boolean }) {
  const { t, language } = useLanguage()
  const profileName = useProfileName()
  const { setValue } = useFormContext<NewForm>()
  return (
    <label className="grid grid-cols-[16px_minmax(0,1fr)] gap-2.5 border-t border-line px-3.5 py-2.25 first:border-t-0 hover:bg-hover has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-focus">
      <span className="pt-0.5">
        <Radio name="profileId" checked={checked} onChange={() => setValue('profileId', profile.id)} />
      </span>
      <span className="grid min-w-0">
        <span className="flex items-baseline gap-2">
          <b className="font-name">{profileName(profile.name)}</b>
          <span className="text-small text-ink-3">v{profile.version}</span>
          <span className="ml-auto text-small text-ink-3">{t('new.sessions', { n: profile.sessionLimit })}</span>
        </span>
        <span className="text-small text-ink-2">
          {together(
            language,
            t(`checkMode.${profile.checkMode}`),
            profile.checkMode !== 4 && t(`securityLevel.${profile.securityLevel}`),
          )}
        </span>
        <span className="text-small text-ink-3">
          {t('new.proves')} {t(`proof.${proofOf(profile.checkMode)}`)}
        </span>
        {profile.findings
          .filter(({ level, field }) => level === 'warning' && field === 'IDCardType')
          .map(({ field }) => (
            <span key={field} className="text-small text-wait-ink">
              {t('new.noCardType')}
            </span>
          ))}
      </span>
    </label>
  )
}
