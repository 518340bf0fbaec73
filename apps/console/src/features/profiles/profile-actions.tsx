import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Profile, trpc } from '#/api.ts'
import { useWords } from '#/lib/failure-words.ts'
import { useT } from '#/lib/language.tsx'
import { useProfileName } from '#/lib/profile-name.ts'
import { Button } from '#/ui/button.tsx'
import { notify } from '#/ui/notify.ts'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'

const loadNew = () => import('./new-profile-dialog.tsx')

/** What can be done to a whole profile. All of it can be taken back, so nothing asks. */
export function ProfileActions({ profile }: { profile: Profile }) {
  const t = useT()
  const words = useWords()
  const profileName = useProfileName()
  const queryClient = useQueryClient()
  const name = profileName(profile.name)
  const done = (text: string) => ({
    onError: (error: unknown) => void notify(words(error), 'bad'),
    async onSuccess() {
      await queryClient.invalidateQueries({ queryKey: trpc.profiles.pathKey() })
      await notify(text)
    },
  })
  const setDefault = useMutation(
    trpc.profiles.setDefault.mutationOptions(done(t('profiles.done.setDefault', { name }))),
  )
  const archive = useMutation(trpc.profiles.archive.mutationOptions(done(t('profiles.done.archive', { name }))))
  const restore = useMutation(trpc.profiles.restore.mutationOptions(done(t('profiles.done.restore', { name }))))
  const { id } = profile
  return (
    <>
      {profile.archivedAt ? (
        <Button busy={restore.isPending} onClick={() => restore.mutate({ id })}>
          {t('profiles.restore')}
        </Button>
      ) : (
        !profile.isDefault && (
          <>
            <Button busy={setDefault.isPending} onClick={() => setDefault.mutate({ id })}>
              {t('profiles.setDefault')}
            </Button>
            <Button busy={archive.isPending} onClick={() => archive.mutate({ id })}>
              {t('profiles.archive')}
            </Button>
          </>
        )
      )}
      <OverlayButton load={loadNew} own={{ profiles: [profile], from: id }}>
        {t('profiles.duplicate')}
      </OverlayButton>
    </>
  )
}
