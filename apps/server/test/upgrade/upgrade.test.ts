import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findBrokenEvent } from '@ekyc/api'
import { createEmptyDatabase, engines } from '@ekyc/db/testing'
import { freePort } from '@ekyc/db/testing/free-port'
import { describe, expect, it, onTestFinished } from 'vitest'
import { compose } from '../../src/compose.ts'
import { readEnvironment } from '../../src/environment.ts'
import { signInAt } from '../client.ts'
import { until } from '../phone.ts'
import { ADMIN, type Installation, OPERATOR } from './installation.ts'
import { readInstallation, restoreFiles, restoreTables } from './restore-installation.ts'

type Engine = (typeof engines)[number]

describe.each(engines)('an installation that the last released version left on %s', (engine) => {
  it('keeps its verifications, evidence, people and open sessions through the upgrade', async () => {
    const before = await readInstallation(engine)
    const { origin, ports } = await startOn(engine, before)
    const { api, cookie } = await signInAt(origin, ADMIN)

    for (const recorded of before.verifications) {
      const now = await api.verifications.get.query({ id: recorded.id })
      const open = recorded.sessions.some(({ state }) => state === 'open')
      expect(now).toMatchObject(open ? identityOf(recorded) : lastingOf(recorded))
      expect(now.events.map(({ id }) => id)).toEqual(expect.arrayContaining(recorded.events.map(({ id }) => id)))
      expect(await findBrokenEvent(ports, recorded.id)).toBeNull()
    }

    for (const { id: verificationId } of before.verifications) {
      await api.evidence.look.mutate({ verificationId, reason: 'To compare with what was stored.' })
    }
    for (const [id, hash] of Object.entries(before.evidence)) {
      const answer = await fetch(`${origin}/api/evidence/${id}`, { headers: { cookie } })
      expect(
        createHash('sha256')
          .update(await answer.bytes())
          .digest('hex'),
      ).toBe(hash)
    }

    const unseen = before.verifications.find(({ customer }) => customer.name === 'Finished unseen')
    await until(async () => {
      const { outcome } = await api.verifications.get.query({ id: unseen?.id ?? '' })
      return outcome === 'passed'
    })
    const found = async (q: string) => {
      const { items } = await api.verifications.list.query({ filter: { q } })
      return items.map(({ customer }) => customer.name)
    }
    expect(await found('card')).toEqual(['Passed by card'])
    // Phones and search words follow the form of this version once a batch in the background has reached them.
    for (const q of ['dang van duc', "o'neil", '+6281211112222', '0812 1111 2222', '812 1111']) {
      await expect.poll(() => found(q)).toEqual(['Đặng Văn Đức O’Neil'])
    }
    const [{ id = '' } = {}] = before.verifications.filter(({ customer }) => customer.phone)
    const { customer } = await api.verifications.get.query({ id })
    expect(customer.phone).toBe('+6281211112222')
    expect(await findBrokenEvent(ports, id)).toBeNull()
    const again = await api.verifications.create.mutate({
      customer: { name: 'Duc', phone: '0062 0812 1111 2222' },
      profileId: before.verifications.find(({ customer }) => customer.phone)?.profile.id,
    })
    expect(again.warnings).toEqual([{ kind: 'samePhone', verificationId: id }])
    expect((await signInAt(origin, OPERATOR)).status).toBe(200)
  })
})

type Recorded = Installation['verifications'][number]

/** The phone's trunk zero goes. */
const identityOf = ({ id, customer: { phone, ...customer }, reference, link }: Recorded) => ({
  ...{ id, reference, link },
  customer: { ...customer, ...(phone ? {} : { phone }) },
})

const lastingOf = (recorded: Recorded) => {
  const { progress, outcome, outcomeCode, proof, lastCode, review, sessions, evidence } = recorded
  return {
    ...identityOf(recorded),
    ...{ progress, outcome, outcomeCode, proof, lastCode, review },
    sessions: sessions.map(({ id, state, errorCode, attempts }) => ({ id, state, errorCode, attempts })),
    evidence: evidence.map(({ id, kind, bytes }) => ({ id, kind, bytes })),
  }
}

/** This version's server on what the earlier one left, ten minutes after it was stopped. */
async function startOn(engine: Engine, installation: Installation) {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'ekyc-upgrade-'))
  await restoreFiles(installation, dataDir)
  const postgres = engine === 'postgresql' ? await createEmptyDatabase(engine) : null
  if (postgres) await restoreTables(installation, postgres.url)
  const offset = Date.parse(installation.recordedAt) + 10 * 60_000 - Date.now()
  const env = readEnvironment({
    PORT: String(await freePort()),
    DATA_DIR: dataDir,
    ...(postgres ? { DATABASE_URL: postgres.url } : {}),
    LOG_LEVEL: 'silent',
  })
  const server = await compose(env, { clock: { now: () => new Date(Date.now() + offset) } })
  onTestFinished(async () => {
    await server.stop()
    await postgres?.remove()
    await rm(dataDir, { recursive: true, force: true })
  })
  // The address of a link is made of PUBLIC_URL, which is another one here.
  for (const { link } of installation.verifications) {
    link.url = link.url && env.publicUrl + new URL(link.url).pathname
  }
  return { origin: env.publicUrl, ports: server.ports }
}
