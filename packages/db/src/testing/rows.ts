import type { Db } from '../db.ts'

const INSTANT = new Date('2026-01-01T00:00:00.000Z')

/** Rows with what the tables require and nothing more. */
export async function addVerifications(db: Db, ids: string[]): Promise<void> {
  const profile = { id: 'prf_1', name: 'Face against photo', createdAt: INSTANT }
  const version = { id: 'prv_1', version: 1, config: '{}', linkHours: 168, sessionLimit: 3, reviewRule: 'unknownCodes' }
  await db.client.profile.upsert({
    where: { id: profile.id },
    update: {},
    create: { ...profile, versions: { create: { ...version, createdAt: INSTANT } } },
  })
  await db.client.verification.createMany({
    data: ids.map((id) => ({
      id,
      createdAt: INSTANT,
      customerName: 'Ada Example',
      shownAs: 'Ada E.',
      profileId: profile.id,
      profileVersionId: version.id,
      dataKey: 'sealed',
      expiresAt: INSTANT,
      lastEventAt: INSTANT,
    })),
  })
}

type SessionRow = { id: string; nextLookAt: Date | null; state?: string; issuedAt?: Date; hintedAt?: Date }

/** Sessions of one verification, open unless they say otherwise. */
export async function addSessions(db: Db, sessions: SessionRow[]): Promise<void> {
  await addVerifications(db, ['ver_1'])
  await db.client.session.createMany({
    data: sessions.map((session) => ({
      verificationId: 'ver_1',
      state: 'open',
      createdAt: INSTANT,
      consentAt: INSTANT,
      consentLocale: 'en',
      consentVersion: '1',
      ...session,
    })),
  })
}
