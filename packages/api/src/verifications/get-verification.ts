import { can, greetingOf } from '@ekyc/domain'
import type { Ctx } from '../context.ts'
import { readTimeline, type TimelineEvent } from '../events/read-timeline.ts'
import { listEvidence } from '../evidence/list-evidence.ts'
import { keyOrReport } from '../evidence/report-damage.ts'
import { instant } from '../instant.ts'
import { viewDelivery } from '../messages/view-delivery.ts'
import { pinned } from '../profiles/find-profile-version.ts'
import { gradeCardName } from '../sessions/read-judged.ts'
import { viewSessions } from '../sessions/view-sessions.ts'
import { asCancelReason, asLocale, axes, reasonsOf } from './axes.ts'
import { noSuchVerification } from './find-verification.ts'
import { linkUrl, unsealCode } from './link-code.ts'
import { isVisible, visibleTo } from './own-unit.ts'
import { readFollowing } from './read-following.ts'
import type { VerificationView } from './schema.ts'

/** The whole case as the console shows it. BizTokens and Tencent's URLs are never part of it. */
export async function getVerification(ctx: Ctx, input: { id: string }): Promise<VerificationView> {
  const row = await ctx.db.client.verification.findUnique({
    where: { id: input.id },
    include: {
      createdBy: { select: { id: true, name: true } },
      profileVersion: { include: { profile: true } },
      links: { where: { replacedAt: null } },
    },
  })
  if (!row || !isVisible(row, await visibleTo(ctx))) throw noSuchVerification()
  const profile = pinned(row.profileVersion)
  const key = await keyOrReport(ctx, row)
  const [sessions, evidence, timeline, message, following] = await Promise.all([
    viewSessions(ctx, row.id),
    listEvidence(ctx, row.id),
    readTimeline(ctx, row, key),
    viewDelivery(ctx, row),
    readFollowing(ctx, row),
  ])
  const passed = sessions.findLast(({ state }) => state === 'passed')
  const cardName = await gradeCardName(ctx.db.client, {
    verificationId: row.id,
    sessionId: passed?.id,
    customerName: row.customerName,
    key,
  })
  const link = row.links[0]
  return {
    id: row.id,
    ...axes(row),
    reviewReasons: shownReasons(ctx, row),
    cardName,
    ...following,
    openDecline: row.openDecline !== null,
    message,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    customer: {
      name: row.customerName,
      shownAs: row.shownAs,
      greeting: greetingOf(row.customerName, row.greeting),
      salutation: row.salutation,
      email: row.email,
      phone: row.phone,
      timeZone: row.timeZone,
    },
    reference: row.reference,
    unit: row.unit || null,
    locale: asLocale(row.locale),
    extra: row.extra,
    returnUrl: row.returnUrl,
    cancelReason: asCancelReason(row.cancelReason),
    openedAt: instant(row.openedAt),
    startedAt: instant(row.startedAt),
    completedAt: instant(row.completedAt),
    sessionsUsed: row.sessionsUsed,
    link: {
      url: link && key && maySend(ctx) ? linkUrl(ctx, unsealCode(key, link)) : null,
      expiresAt: row.expiresAt.toISOString(),
    },
    profile: {
      id: profile.id,
      name: profile.name,
      version: profile.version,
      checkMode: profile.checkMode,
      sessionLimit: profile.sessionLimit,
    },
    sessions,
    evidence,
    ...timeline,
    events: following.follows ? timeline.events : timeline.events.map(withoutFollowed),
  }
}

/** An event names what its verification follows, which may be out of the viewer's sight. */
const withoutFollowed = ({ facts: { followsId: _, ...facts }, ...event }: TimelineEvent): TimelineEvent => ({
  ...event,
  facts,
})

function maySend({ actor }: Ctx): boolean {
  return actor.kind === 'user' && can(actor.role, 'links.read')
}

/** Being sampled must tell those who create verifications nothing, so only people who see evidence read it. */
const shownReasons = ({ actor }: Ctx, row: { reviewReasons: string | null }) =>
  reasonsOf(row).filter((reason) => reason !== 'sample' || (actor.kind === 'user' && can(actor.role, 'evidence.look')))
