import type { FormEvent } from 'react'
import type { Profile } from '#/api.ts'
import { useT } from '#/lib/language.tsx'
import { useProfileName } from '#/lib/profile-name.ts'
import { useMay } from '#/session/me.ts'
import { Crumbs } from '#/shell/crumbs.tsx'
import { PageHead } from '#/shell/page-head.tsx'
import { Callout } from '#/ui/callout.tsx'
import { Chip } from '#/ui/chip.tsx'
import { LeaveGuard } from '#/ui/overlay/leave-guard.tsx'
import { CheckCard, DocumentCard, LivenessCard, LookCard } from './check-cards.tsx'
import { EditingContext, useEditing } from './editing.ts'
import { ChannelsCard, LinkCard, RemindersCard } from './link-cards.tsx'
import { PreviewCard } from './preview-card.tsx'
import { ProfileActions } from './profile-actions.tsx'
import { ReviewCard } from './review-card.tsx'
import { focusFirstError, SaveBar, useSave } from './save-bar.tsx'
import { useDraft } from './use-draft.ts'
import { VersionsCard } from './versions-card.tsx'

/** What is typed stands in one draft; who may not change the profile reads the same page in words. */
export function ProfileEditor({ profile }: { profile: Profile }) {
  const may = useMay()
  const draft = useDraft(profile)
  const readOnly = !may('profiles.manage') || profile.archivedAt !== null
  return (
    <EditingContext value={{ ...draft, readOnly }}>
      <Head profile={profile} />
      <LeaveGuard unsaved={draft.changed.length > 0} />
      <div className="grid items-start gap-4 px-gutter pb-8 max-md:pb-24 lg:grid-cols-[minmax(0,1fr)_324px]">
        <SettingsForm profile={profile} />
        <div className="grid min-w-0 gap-4 lg:sticky lg:top-4">
          <PreviewCard />
          <VersionsCard id={profile.id} />
        </div>
      </div>
    </EditingContext>
  )
}

function Head({ profile }: { profile: Profile }) {
  const t = useT()
  const may = useMay()
  const profileName = useProfileName()
  return (
    <>
      <PageHead
        above={<Crumbs here={profileName(profile.name)} to="/profiles" place="nav.profiles" />}
        title={profileName(profile.name)}
        beside={
          <>
            <span className="text-ink-3">v{profile.version}</span>
            {profile.isDefault && <Chip tone="note">{t('profiles.isDefault')}</Chip>}
            {profile.archivedAt && <Chip tone="idle">{t('profiles.isArchived')}</Chip>}
          </>
        }
      />
      <div className="grid gap-3 px-gutter pb-4">
        {may('profiles.manage') && (
          <div className="flex flex-wrap gap-2">
            <ProfileActions profile={profile} />
          </div>
        )}
        {profile.archivedAt && <Callout tone="idle">{t('profiles.archivedText')}</Callout>}
      </div>
    </>
  )
}

function SettingsForm({ profile }: { profile: Profile }) {
  const t = useT()
  const { base, value, findings } = useEditing()
  const save = useSave()
  const outdated = profile.version !== base.version && !save.isPending
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (outdated || save.isPending) return
    if (findings.some(({ level }) => level === 'error')) focusFirstError(event.currentTarget)
    else save.mutate(value)
  }
  return (
    <form noValidate aria-label={t('profiles.settings')} onSubmit={submit} className="grid min-w-0 gap-4">
      <CheckCard />
      <LivenessCard />
      <DocumentCard />
      <LookCard />
      <LinkCard />
      <ReviewCard />
      <ChannelsCard />
      <RemindersCard />
      <SaveBar save={save} newer={outdated ? profile : null} />
    </form>
  )
}
