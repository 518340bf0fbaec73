import { type Role, roles } from '@ekyc/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Member, trpc } from '#/api.ts'
import { useWords } from '#/lib/failure-words.ts'
import { useT } from '#/lib/language.tsx'
import { useMay, useMe } from '#/session/me.ts'
import { Select } from '#/ui/input.tsx'
import { notify } from '#/ui/notify.ts'

/** One's own role cannot be changed here: nobody locks themselves out by a slip. */
export function RoleSelect({ member }: { member: Member }) {
  const t = useT()
  const words = useWords()
  const me = useMe()
  const may = useMay()
  const queryClient = useQueryClient()
  const setRole = useMutation(trpc.team.setRole.mutationOptions())
  if (!may('team.manage') || member.id === me.id) return <>{t(`role.${member.role}`)}</>
  const change = (role: Role) =>
    setRole.mutate(
      { userId: member.id, role },
      {
        onSuccess: () => notify(t('team.roleChanged', { name: member.name, role: t(`role.${role}`) })),
        onError: (error) => notify(words(error), 'bad'),
        onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.team.list.queryKey() }),
      },
    )
  return (
    <Select
      aria-label={t('team.roleOf', { name: member.name })}
      value={setRole.isPending ? setRole.variables.role : member.role}
      onChange={({ target }) => change(target.value as Role)}
      className="w-36"
    >
      {roles.map((role) => (
        <option key={role} value={role}>
          {t(`role.${role}`)}
        </option>
      ))}
    </Select>
  )
}
