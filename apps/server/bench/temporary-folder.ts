import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A folder that goes with this process, also when it is interrupted. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `ekyc-bench-${name}`))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
