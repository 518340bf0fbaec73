import { createHash } from 'node:crypto'
import type { Tx } from '@ekyc/db'
import type { DataKey } from '@ekyc/storage'
import type { Actor, Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { isVisible, visibleTo } from './own-unit.ts'
import type { CreatedVerification, CreateVerificationInput } from './schema.ts'

/**
 * The answer that the same key and input got before; null for a new key. Another input under the key is a CONFLICT, and so
 * is the same when what it made is of a unit that the actor may not see any more.
 */
export async function answerAgain(ctx: Ctx, input: CreateVerificationInput): Promise<CreatedVerification | null> {
  if (!input.idempotencyKey) return null
  const row = await ctx.db.client.idempotencyKey.findUnique({
    where: { actor_key: { actor: nameOf(ctx.actor), key: input.idempotencyKey } },
  })
  if (!row) return null
  const { dataKey, unit } = await ctx.db.client.verification.findUniqueOrThrow({
    where: { id: row.verificationId },
    select: { dataKey: true, unit: true },
  })
  if (row.inputHash !== hashInput(input) || !isVisible({ unit }, await visibleTo(ctx))) {
    throw new AppError('conflict', 'This idempotency key was already used with a different request. Use a new key.', {
      field: 'idempotencyKey',
    })
  }
  const answer = JSON.parse(
    ctx.keyring
      .open(dataKey, row.verificationId)
      .unseal(row.sealedAnswer, sealContext(row.verificationId))
      .toString('utf8'),
  )
  // Answers that are older than messages have none.
  return { messages: [], ...answer }
}

/** Keeps the answer with the verification itself: both are there, or neither. */
export async function keepAnswer(
  tx: Tx,
  ctx: Ctx,
  input: CreateVerificationInput,
  answer: CreatedVerification,
  key: DataKey,
): Promise<void> {
  if (!input.idempotencyKey) return
  await tx.idempotencyKey.create({
    data: {
      actor: nameOf(ctx.actor),
      key: input.idempotencyKey,
      inputHash: hashInput(input),
      verificationId: answer.id,
      sealedAnswer: key.seal(JSON.stringify(answer), sealContext(answer.id)),
      createdAt: ctx.clock.now(),
    },
  })
}

const sealContext = (verificationId: string) => `answer:${verificationId}`

function nameOf(actor: Actor): string {
  if (actor.kind === 'user') return `user:${actor.userId}`
  return actor.kind === 'apiKey' ? `apiKey:${actor.keyId}` : actor.kind
}

function hashInput({ idempotencyKey: _, ...input }: CreateVerificationInput): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(input)))
    .digest('base64url')
}

/** The order in which a caller names the fields says nothing. */
function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)])
}
