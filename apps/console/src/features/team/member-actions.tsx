import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Member, trpc } from '#/api.ts'
import { useWords } from '#/lib/failure-words.ts'
import { useT } from '#/lib/language.tsx'
import { useMay, useMe } from '#/session/me.ts'
import { Button } from '#/ui/button.tsx'
import { notify } from '#/ui/notify.ts'
import { OverlayButton } from '#/ui/overlay/overlay-button.tsx'
import type { ShownLink } from './one-time-link.tsx'

const loadDisable = () => import('./disable-dialog.tsx')

export function MemberActions({ member, onLink }: { member: Member; onLink(link: ShownLink): void }) {
  const t = useT()
  const words = useWords()
  const me = useMe()
  const may = useMay()
  const queryClient = useQueryClient()
  const enable = useMutation(trpc.team.enable.mutationOptions())
  const resetLink = useMutation(trpc.team.resetLink.mutationOptions())
  if (!may('team.manage')) return null
  const onError = (error: unknown) => notify(words(error), 'bad')
  const { id: userId, name } = member
  if (member.state === 'disabled') {
    return (
      <Button
        size="small"
        busy={enable.isPending}
        onClick={() =>
          enable.mutate(
            { userId },
            {
              onError,
              async onSuccess() {
                await queryClient.invalidateQueries({ queryKey: trpc.team.list.queryKey() })
                await notify(t('team.enabled', { name }))
              },
            },
          )
        }
      >
        {t('team.enable')}
      </Button>
    )
  }
  return (
    <span className="flex flex-wrap gap-1.5">
      <Button
        size="small"
        busy={resetLink.isPending}
        onClick={() => resetLink.mutate({ userId }, { onError, onSuccess: (link) => onLink({ ...link, name }) })}
      >
        {t(member.state === 'invited' ? 'team.inviteLink' : 'team.resetLink')}
      </Button>
      {member.id !== me.id && (
        <OverlayButton load={loadDisable} own={{ member }} look="bad" size="small">
          {t('team.disable')}
        </OverlayButton>
      )}
    </span>
  )
}
