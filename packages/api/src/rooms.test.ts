import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'

/** Which rooms may ask a table. What is read along a relation of one's own row does not count. */
const owners: Record<string, string[]> = {
  // The end of the chain of events stands in the verification's row, whose lock is the chain's.
  verification: ['verifications', 'events'],
  link: ['verifications'],
  searchWord: ['verifications'],
  idempotencyKey: ['verifications'],
  session: ['sessions'],
  consentText: ['sessions'],
  returnedToken: ['sessions'],
  attempt: ['sessions'],
  comparePhoto: ['compare-photos'],
  evidence: ['evidence'],
  evidenceLook: ['evidence'],
  event: ['events'],
  message: ['messages'],
  alarm: ['alarms'],
  import: ['imports'],
  importRow: ['imports'],
  savedView: ['views'],
  profile: ['profiles'],
  profileVersion: ['profiles'],
  setting: ['settings'],
  backfill: ['backfills'],
  // Better-auth signs in whom the team lets in.
  user: ['team', 'auth'],
  account: ['team'],
  authSession: ['team', 'auth'],
  oneTimeLink: ['team'],
  teamNotice: ['team'],
  authToken: ['auth'],
  signInPause: ['auth'],
}

it('asks no table of another room: rooms call each other’s use cases', async () => {
  const files = await readdir(import.meta.dirname, { recursive: true })
  const sources = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  const trespasses: string[] = []
  for (const file of sources) {
    const [room = ''] = file.split(path.sep)
    const text = await readFile(path.join(import.meta.dirname, file), 'utf8')
    for (const [, table = ''] of text.matchAll(/\b(?:tx|client)\s*\.(\w+)\s*\.\w+\(/g)) {
      if (!owners[table]?.includes(room)) trespasses.push(`${file} asks ${table}`)
    }
  }
  expect(sources.length).toBeGreaterThan(50)
  expect(trespasses).toEqual([])
})
