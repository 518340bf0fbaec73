import { locales } from '@ekyc/domain'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useRef, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { trpc, type Verification } from '#/api.ts'
import { usePhoto } from '#/features/compare-photos/use-photo.ts'
import { sendable, useChannels } from '#/features/messages/use-channels.ts'
import { failureOf } from '#/lib/failure.ts'
import { useT } from '#/lib/language.tsx'
import { useProfileName } from '#/lib/profile-name.ts'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Kbd } from '#/ui/kbd.tsx'
import { LeaveGuard } from '#/ui/overlay/leave-guard.tsx'
import { CustomerFields } from './customer-fields.tsx'
import type { Created } from './form.ts'
import {
  emptyForm,
  formAfter,
  hasPhoto,
  type NewForm,
  newKey,
  offeredLocales,
  sendsBy,
  shownAsOf,
  toInput,
} from './form.ts'
import { LinkFields } from './link-fields.tsx'
import { PhotoSection } from './photo-section.tsx'
import { Preview } from './preview.tsx'
import { ProfileFields } from './profile-fields.tsx'
import { Section } from './section.tsx'
import { SendFields } from './send-fields.tsx'
import { useCreation } from './use-creation.tsx'

const submitKey = navigator.platform.startsWith('Mac') ? '⌘↵' : 'Ctrl ↵'

type Props = {
  /** The ended verification that this one follows. */
  followed: Verification | null
  onCreated(created: Created): void
}

export function NewVerification({ followed, onCreated }: Props) {
  const t = useT()
  const profileName = useProfileName()
  const form = useForm<NewForm>({ defaultValues: followed ? formAfter(followed) : emptyForm, mode: 'onTouched' })
  const profiles = useQuery(trpc.profiles.list.queryOptions())
  const languages = useQuery(trpc.settings.languages.queryOptions())
  const photo = usePhoto()
  const [idempotencyKey] = useState(newKey)
  const photoBox = useRef<HTMLDivElement>(null)
  const [photoError, setPhotoError] = useState<string>()
  const [reused, setReused] = useState(followed && hasPhoto(followed) ? true : null)
  const creation = useCreation({
    onSuccess: (verification) => onCreated({ name: form.getValues('name').trim(), verification, ways: ways.data }),
    onError(error) {
      if (failureOf(error).field !== 'comparePhotoId') return
      setReused(null)
      setPhotoError(t('new.photoAgain'))
    },
  })

  const chosenId = form.watch('profileId')
  const offeredProfiles = profiles.data?.items ?? []
  // The profile of an earlier verification may have been archived since.
  const profile =
    offeredProfiles.find(({ id }) => id === chosenId) ?? offeredProfiles.find(({ isDefault }) => isDefault)
  const needsPhoto = profile?.checkMode === 2
  const { offered, locale } = offeredLocales(profile, languages.data?.value.offered ?? locales, form.watch('locale'))
  const reusePhoto = (needsPhoto && reused) || undefined
  const comparePhotoId = needsPhoto && !reusePhoto && photo.state.step === 'ready' ? photo.state.photo.id : undefined

  const ways = useChannels({ profileId: profile?.id })
  const possible = ways.data ? sendable(ways.data) : []
  const isSent = sendsBy(form.watch(), possible).length > 0

  const lacksPhoto = () => {
    if (!needsPhoto || comparePhotoId || reusePhoto) return false
    setPhotoError(t(photo.state.step === 'uploading' ? 'new.photoWait' : 'new.photoNeeded'))
    return true
  }
  const submit = form.handleSubmit((values) => {
    if (lacksPhoto()) {
      photoBox.current?.querySelector('input')?.focus()
      return
    }
    const input = toInput(
      { ...values, locale, profileId: profile?.id ?? '' },
      { followsId: followed?.id, comparePhotoId, reusePhoto, idempotencyKey, channels: sendsBy(values, possible) },
    )
    creation.create(input, comparePhotoId ? photo.state : null)
  }, lacksPhoto)
  const submitByKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void submit()
  }

  return (
    <FormProvider {...form}>
      <LeaveGuard unsaved={form.formState.isDirty || photo.state.step !== 'none'} />
      {creation.node}
      <form
        noValidate
        onSubmit={submit}
        onKeyDown={submitByKey}
        className="grid flex-1 border-t border-line lg:grid-cols-[minmax(0,1fr)_348px]"
      >
        <div className="flex min-w-0 flex-col px-gutter pt-5">
          <div className="grid w-full max-w-166 gap-5.5 pb-7">
            <Section title={t('new.customer')}>
              <CustomerFields />
            </Section>
            <Section title={t('new.photo')} aside={t('new.photoAside')}>
              {needsPhoto ? (
                <PhotoSection
                  box={photoBox}
                  photo={photo}
                  error={photoError}
                  reused={reused}
                  onReuse={setReused}
                  onChosen={() => setPhotoError(undefined)}
                />
              ) : (
                <p className="text-ink-3">{profile && t('new.noPhoto', { profile: profileName(profile.name) })}</p>
              )}
            </Section>
            <Section title={t('new.profile')} aside={t('new.profileAside')}>
              <ProfileFields profiles={profiles} chosen={profile?.id} />
            </Section>
            <Section title={t('new.link')}>
              <LinkFields profileHours={profile?.linkHours} locale={locale} offeredLocales={offered} />
            </Section>
            {possible.length > 0 && ways.data && (
              <Section title={t('send.title')} aside={t('send.aside')}>
                <SendFields ways={ways.data} possible={possible} reminders={profile?.handling.reminders} />
              </Section>
            )}
          </div>
          <div className="sticky bottom-0 -mx-(--gutter) mt-auto grid gap-2.5 border-t border-line bg-surface/94 px-gutter py-2.5 backdrop-blur-sm max-md:bottom-14.5">
            {creation.error ? <ErrorNotice error={creation.error} /> : null}
            <div className="flex items-center gap-2">
              <Button type="submit" look="primary" busy={creation.isPending} className="max-md:flex-1">
                {t(creation.isPending ? 'new.making' : isSent ? 'send.make' : 'new.make')}
                <Kbd>{submitKey}</Kbd>
              </Button>
              <span className="text-small text-ink-3 max-md:hidden">{t('new.tenMinutes')}</span>
            </div>
          </div>
        </div>
        <Preview
          shownAs={shownAsOf(form.watch())}
          profileId={profile?.id}
          locale={locale}
          hours={form.watch('hours')}
          sessions={profile?.sessionLimit}
        />
      </form>
    </FormProvider>
  )
}
