import { createHash, randomUUID } from 'node:crypto'
import { ApiFailure } from './api-error.ts'
import { checkApply, pictureOf } from './apply.ts'
import { createComparePhotos } from './compare-photos.ts'
import { readsCard } from './ocr.ts'
import { type CustomerOf, resultOf } from './result.ts'
import { type Chosen, type Fault, openState, type SandboxSession } from './state.ts'

const MINUTE = 60_000
export const START_MS = 10 * MINUTE
const RESULT_MS = 72 * 60 * MINUTE
/** Instants further off cannot be written. */
const MAX_OFFSET_MS = 100 * 365 * 24 * 60 * MINUTE

const retryLimit = ({ config }: SandboxSession) => (config.LivenessRetryLimit as number | undefined) ?? 99

/** What a session is called where its token must not be read. */
export const idOf = ({ token }: SandboxSession) => createHash('sha256').update(token).digest('hex').slice(0, 16)

export type CoreOptions = {
  stateFile: string
  pagesUrl: string
  clock: { now(): Date }
  customerOf?: CustomerOf
}

/** What Tencent's side does, without HTTP. */
export function createCore({ stateFile, pagesUrl, clock, customerOf }: CoreOptions) {
  const { state, save } = openState(stateFile)
  const photos = createComparePhotos()
  const now = () => clock.now().getTime() + state.clockOffsetMs

  const peek = (token: string) => (Object.hasOwn(state.sessions, token) ? state.sessions[token] : undefined)

  function find(token: string): SandboxSession {
    const session = peek(token)
    if (!session) throw new ApiFailure('InvalidParameterValue.BizTokenIllegal', 'The BizToken is not valid.')
    if (now() - session.issuedAt > RESULT_MS) {
      throw new ApiFailure('InvalidParameterValue.BizTokenExpired', 'The BizToken has expired.')
    }
    return session
  }

  return {
    state,
    save,
    now,
    peek,
    find,
    retryLimit,
    /** Whether the tester may choose whose name a session's card bears: there is a card, and its customer is known. */
    choosesName: (session: SandboxSession) => customerOf !== undefined && readsCard(session),
    /** 10 minutes to begin; what was begun may be finished. */
    mayStart: (session: SandboxSession) => session.startedAt !== null || now() - session.issuedAt <= START_MS,

    async apply(body: unknown) {
      const input = await checkApply(body)
      if (input.photo) await photos.keep(input.photo.sha256, pictureOf(body))
      const token = randomUUID().toUpperCase()
      state.sessions[token] = { token, issuedAt: now(), ...input, startedAt: null, attempts: [], finishedWith: null }
      await save()
      const url = `${pagesUrl}/sandbox/h5?token=${token}`
      return { BizToken: token, VerificationURL: url, RequestId: randomUUID() }
    },

    async result(body: unknown) {
      const token = (body as { BizToken?: unknown } | null)?.BizToken
      if (typeof token !== 'string' || token === '') throw new ApiFailure('InvalidParameter', 'BizToken is required.')
      return resultOf(find(token), photos, customerOf)
    },

    tokenOf: (id: string) => Object.values(state.sessions).find((session) => idOf(session) === id)?.token,

    /** The state without what opens anything: tokens, and the links that they lead back to. */
    shownState() {
      const sessions = Object.values(state.sessions).map((session) => {
        const { issuedAt, startedAt, attempts, finishedWith, config } = session
        return [idOf(session), { issuedAt, startedAt, attempts, finishedWith, config }]
      })
      const { clockOffsetMs, faults } = state
      return { now: new Date(now()).toISOString(), clockOffsetMs, faults, sessions: Object.fromEntries(sessions) }
    },

    async start(session: SandboxSession): Promise<void> {
      session.startedAt ??= now()
      await save()
    },

    /** One try inside a session. A pass, leaving, a time-out and the last try finish it; other failures may be tried again. */
    async attempt(session: SandboxSession, chosen: Chosen): Promise<void> {
      const { code } = chosen
      session.startedAt ??= now()
      session.attempts.push({ ...chosen, at: now() })
      const ends = [0, 14, 15, 16, 1409, 1410].includes(code) || session.attempts.length >= retryLimit(session)
      if (ends) session.finishedWith = code
      await save()
    },

    /** The customer presses "Next": the last try is the result. */
    async finish(session: SandboxSession): Promise<void> {
      session.finishedWith ??= session.attempts.at(-1)?.code ?? null
      await save()
    },

    async moveClock(ms: number): Promise<void> {
      state.clockOffsetMs = Math.max(-MAX_OFFSET_MS, Math.min(state.clockOffsetMs + ms, MAX_OFFSET_MS))
      await save()
    },

    async setFault(fault: Fault): Promise<void> {
      state.faults = [...state.faults.filter(({ api }) => api !== fault.api), fault]
      await save()
    },

    async clearFaults(): Promise<void> {
      state.faults = []
      await save()
    },

    async reset(): Promise<void> {
      Object.assign(state, { clockOffsetMs: 0, sessions: {}, faults: [] })
      photos.clear()
      await save()
    },
  }
}

export type Core = ReturnType<typeof createCore>
