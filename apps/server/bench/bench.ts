import type { Databases } from './databases.ts'
import type { Line } from './report.ts'

/** What every measurement gets. */
export type Bench = { databases: Databases; report(line: Line): void }
