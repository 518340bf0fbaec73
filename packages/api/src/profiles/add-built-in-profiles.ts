import { builtInProfiles } from '@ekyc/domain'
import type { Ports } from '../context.ts'
import { lockBySetting } from '../settings/lock-by-setting.ts'

/** Gives a fresh database its three profiles; replicas that start together add them once. */
export async function addBuiltInProfiles(ports: Pick<Ports, 'db' | 'ids' | 'clock'>): Promise<void> {
  if ((await ports.db.client.profile.count()) > 0) return
  const createdAt = ports.clock.now()
  await ports.db.transaction(async (tx) => {
    await lockBySetting(tx, 'builtInProfiles', createdAt)
    if ((await tx.profile.count()) > 0) return
    for (const [index, built] of builtInProfiles.entries()) {
      const id = `prf_builtin${index + 1}`
      await tx.profile.create({
        data: {
          id,
          name: built.name,
          isDefault: index === 0,
          createdAt,
          versions: {
            create: {
              id: `pfv_builtin${index + 1}`,
              version: 1,
              name: built.name,
              config: JSON.stringify(built.config),
              linkHours: built.linkHours,
              sessionLimit: built.sessionLimit,
              reviewRule: JSON.stringify(built.reviewRule),
              createdAt,
            },
          },
        },
      })
    }
  })
}
