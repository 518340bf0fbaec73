import { locales } from '@ekyc/domain'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useRef, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { trpc } from '#/api.ts'
import { PhotoDrop } from '#/features/compare-photos/photo-drop.tsx'
import { usePhoto } from '#/features/compare-photos/use-photo.ts'
import { sendable, useChannels } from '#/features/messages/use-channels.ts'
import { failureOf } from '#/lib/failure.ts'
import { useT } from '#/lib/language.tsx'
import { useProfileName } from '#/lib/profile-name.ts'
import { Button } from '#/ui/button.tsx'
import { ErrorNotice } from '#/ui/error-notice.tsx'
import { Kbd } from '#/ui/kbd.tsx'
import { CustomerFields } from './customer-fields.tsx'
import type { Created } from './form.ts'
import { emptyForm, type NewForm, newKey, offeredLocales, sendsBy, shownAsOf, toInput } from './form.ts'
import { LinkFields } from './link-fields.tsx'
import { Preview } from './preview.tsx'
import { ProfileFields } from './profile-fields.tsx'
import { Section } from './section.tsx'
import { SendFields } from './send-fields.tsx'

const submitKey = navigator.platform.startsWith('Mac') ? '⌘↵' : 'Ctrl ↵'

export function NewVerification({ onCreated }: { onCreated(created: Created): void }) {
  const t = useT()
  const profileName = useProfileName()
  const form = useForm<NewForm>({ defaultValues: emptyForm, mode: 'onTouched' })
  const profiles = useQuery(trpc.profiles.list.queryOptions())
  const languages = useQuery(trpc.settings.languages.queryOptions())
  const photo = usePhoto()
  const create = useMutation(trpc.verifications.create.mutationOptions())
  const [idempotencyKey] = useState(newKey)
  const photoBox = useRef<HTMLDivElement>(null)
  const [photoError, setPhotoError] = useState<string>()

  const chosenId = form.watch('profileId')
  const profile = profiles.data?.items.find(({ id, isDefault }) => (chosenId ? id === chosenId : isDefault))
  const needsPhoto = profile?.checkMode === 2
  const { offered, locale } = offeredLocales(profile, languages.data?.value.offered ?? locales, form.watch('locale'))
  const comparePhotoId = needsPhoto && photo.state.step === 'ready' ? photo.state.photo.id : undefined

  const ways = useChannels({ profileId: profile?.id })
  const possible = ways.data ? sendable(ways.data) : []
  const isSent = sendsBy(form.watch(), possible).length > 0

  const lacksPhoto = () => {
    if (!needsPhoto || comparePhotoId) return false
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
      { comparePhotoId, idempotencyKey, channels: sendsBy(values, possible) },
    )
    create.mutate(input, {
      onSuccess: (verification) => onCreated({ name: values.name.trim(), verification, ways: ways.data }),
      onError(error) {
        if (failureOf(error).field === 'comparePhotoId') setPhotoError(t('new.photoAgain'))
      },
    })
  }, lacksPhoto)
  const submitByKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void submit()
  }

  return (
    <FormProvider {...form}>
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
                <div ref={photoBox} className="grid gap-1.5">
                  <PhotoDrop
                    state={photo.state}
                    error={photoError}
                    onMend={(how) => void photo.mend(how)}
                    onRemove={photo.remove}
                    onChoose={(file) => {
                      setPhotoError(undefined)
                      void photo.choose(file)
                    }}
                  />
                  {photoError && photo.state.step !== 'none' && (
                    <p role="alert" className="text-small text-bad-ink">
                      {photoError}
                    </p>
                  )}
                </div>
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
            {create.isError && <ErrorNotice error={create.error} />}
            <div className="flex items-center gap-2">
              <Button type="submit" look="primary" busy={create.isPending} className="max-md:flex-1">
                {t(create.isPending ? 'new.making' : isSent ? 'send.make' : 'new.make')}
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
