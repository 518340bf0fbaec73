import { consoleLoad } from './budgets/console-load.ts'
import { customerPage } from './budgets/customer-page.ts'
import { exporting } from './budgets/export.ts'
import { farDatabase } from './budgets/far-database.ts'
import { freshClone } from './budgets/fresh-clone.ts'
import { hostilePhoto } from './budgets/hostile-photo.ts'
import { importing } from './budgets/import.ts'
import { largeResults } from './budgets/large-results.ts'
import { list } from './budgets/list.ts'
import { liveUpdate } from './budgets/live-update.ts'
import { mail } from './budgets/mail.ts'
import { search } from './budgets/search.ts'
import { serverStart } from './budgets/server-start.ts'
import { tabs } from './budgets/tabs.ts'
import { tencentBudget } from './budgets/tencent-budget.ts'
import { throughput } from './budgets/throughput.ts'
import { upload } from './budgets/upload.ts'
import { Databases } from './databases.ts'
import { describeMachine } from './machine.ts'
import { HEADER, print } from './report.ts'

/** `pnpm bench` measures every budget of the design; `pnpm bench search upload` those alone. */
const budgets = {
  page: customerPage,
  console: consoleLoad,
  start: serverStart,
  far: farDatabase,
  clone: freshClone,
  live: liveUpdate,
  tabs,
  tencent: tencentBudget,
  large: largeResults,
  upload,
  hostile: hostilePhoto,
  mail,
  throughput,
  list,
  search,
  export: exporting,
  import: importing,
}
type Name = keyof typeof budgets

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !Object.hasOwn(budgets, name))
if (unknown) {
  process.stderr.write(`There is no budget "${unknown}". Choose from: ${Object.keys(budgets).join(', ')}.\n`)
  process.exit(1)
}

const say = (line: string) => process.stdout.write(`${line}\n`)
const databases = new Databases()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
try {
  say(await describeMachine(databases))
  say(HEADER)
  for (const [name, measure] of Object.entries(budgets) as [Name, (typeof budgets)[Name]][]) {
    if (asked.length > 0 && !asked.includes(name)) continue
    await measure({ databases, report: (line) => say(print(line)) })
  }
} finally {
  await databases.close()
}
