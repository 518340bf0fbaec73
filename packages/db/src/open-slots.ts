import { SlotQueue } from './budget.ts'
import { budgetRow } from './budget-row.ts'
import type { BudgetedApi, Prisma as Client, Engine, Rates } from './db.ts'

/** The budgets of all that is budgeted, each with its own rate. `clock`: milliseconds; counts on SQLite only. */
export function openSlots(engine: Engine, client: Client, rates: Rates, clock: () => number) {
  const queue = (api: BudgetedApi) => new SlotQueue(api, budgetRow(engine, client, { qps: rates[api], clock }))
  const slots = { apply: queue('apply'), result: queue('result'), email: queue('email'), sms: queue('sms') }
  return (api: BudgetedApi, untilMs: number) => slots[api].take(untilMs)
}
