import { listAlarms } from '../alarms/list-alarms.ts'
import type { Ctx } from '../context.ts'
import { listNeeds } from './list-needs.ts'
import type { Overview } from './schema.ts'
import { viewSystem } from './view-system.ts'

const SHORT = 0.9

/** What needs a person now, and whether the installation is well. */
export async function getOverview(ctx: Ctx): Promise<Overview> {
  const [needs, alarms] = await Promise.all([listNeeds(ctx), listAlarms(ctx)])
  const { apply, result } = ctx.server.budgetUse()
  return {
    needs,
    alarms: alarms.map(({ trouble, since }) => ({ trouble, since })),
    shortOfBudget: Math.max(apply, result) >= SHORT,
    system: await viewSystem(ctx, alarms),
  }
}
