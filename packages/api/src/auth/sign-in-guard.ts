import { setTimeout as sleep } from 'node:timers/promises'
import type { Ctx } from '../context.ts'
import { AppError } from '../errors.ts'
import { createFairQueue } from '../fair-queue.ts'
import { networkOf, siteOf } from './client-address.ts'
import { createKeyedHash } from './keyed-hash.ts'
import { createKnownBrowsers } from './known-browsers.ts'
import type { PasswordTry, SignInGuard } from './password-try.ts'
import { endTurn, failuresOf, giveBackTurn, type PauseKey, type Turn, takeTurn } from './sign-in-pause.ts'
import { createWaitingLines } from './waiting-line.ts'

/** A try waits so long for its turn; proxies give up on a silent answer after a minute. */
const HOLD_MS = 20_000
const LOOK_EVERY_MS = 50
/**
 * Passwords of unknown browsers checked at once. A check occupies one of Node's four threads for files, and all evidence
 * is read and written by these.
 */
const PLACES = ['first', 'second']
/** Wrong passwords in an hour after which a known browser counts as any other. */
const BROWSER_FAILURES = 10

/** Every place that checks a password does it here: one check at a time for each account, with growing pauses. */
export function createSignInGuard(
  options: Pick<Ctx, 'db' | 'clock' | 'log' | 'random'> & { consoleUrl: string; secret: string },
): SignInGuard {
  const { db, log } = options
  const hash = createKeyedHash(options.secret)
  const browsers = createKnownBrowsers({ hash, ...options })
  const lines = createWaitingLines()
  const places = createFairQueue(PLACES)
  const accountOf = (email: string) => hash('account', email.trim().toLowerCase())

  /** Waits for the turn of a visitor at a key, until the deadline (of performance.now()). Throws when it does not come. */
  async function waitForTurn(key: PauseKey, visitors: string[], deadline: number): Promise<Turn> {
    const place = lines.join(key, visitors)
    try {
      for (;;) {
        const turn = place.isNext() ? await takeTurn(options, key) : place.opensAt()
        if (turn && !(turn instanceof Date)) return turn
        if (turn) place.setOpensAt(turn)
        const waitMs = Math.max(0, (turn?.getTime() ?? 0) - options.clock.now().getTime())
        if (place.isDropped() || performance.now() + waitMs > deadline) throw paused(waitMs)
        await sleep(LOOK_EVERY_MS)
      }
    } finally {
      place.leave()
    }
  }

  /** A known browser waits only for its own wrong passwords; all others also for those of strangers. */
  async function takeTurns({ address, cookies }: PasswordTry, account: string, deadline: number): Promise<Turn[]> {
    const network = hash('address', networkOf(address))
    // A /48 has 65,536 networks that each come for the first time.
    const visitors = [...new Set([network, hash('address', siteOf(address))])]
    const browser = browsers.find(cookies, account)
    if (browser && (await failuresOf(options, `browser:${browser}`)) < BROWSER_FAILURES) {
      return [await waitForTurn(`browser:${browser}`, visitors, deadline)]
    }
    const ofAddress = await waitForTurn(`address:${network}`, [account], deadline)
    try {
      return [ofAddress, await waitForTurn(`account:${account}`, visitors, deadline)]
    } catch (error) {
      await giveBackTurn(options, ofAddress)
      throw error
    }
  }

  return {
    async run(tried, check) {
      const account = accountOf(tried.email)
      const tell = (outcome: string) =>
        log.info({ account: account.slice(0, 16), address: tried.address, for: tried.for, outcome }, 'password checked')
      const deadline = performance.now() + HOLD_MS
      const turns = await takeTurns(tried, account, deadline).catch((error: unknown) => {
        if (error instanceof AppError) tell('paused')
        throw error
      })
      const settle = (each: typeof endTurn) => Promise.all(turns.map((turn) => each(options, turn)))
      const isKnown = turns.some(({ key }) => key.startsWith('browser:'))
      const inTime = () => (performance.now() > deadline ? Promise.reject(overloaded()) : check())
      const checked = isKnown ? check() : places.use(networkOf(tried.address), inTime)
      const result = await checked.catch(async (error: unknown) => {
        await settle(giveBackTurn)
        throw error
      })
      await settle(result.outcome === 'wrong' ? endTurn : giveBackTurn)
      const isWrong = result.outcome === 'wrong'
      const isUnknown = isWrong && (await db.client.user.count({ where: { email: tried.email } })) === 0
      tell(isUnknown ? 'unknownAccount' : result.outcome)
      return result
    },

    rememberBrowser: (email, cookies) => browsers.remember(cookies, accountOf(email)),
  }
}

const overloaded = () => new AppError('notAvailable', 'Too many people are signing in at once. Try again in a minute.')

function paused(waitMs: number): AppError {
  const waitSeconds = Math.max(1, Math.ceil(waitMs / 1000))
  return new AppError(
    'tooMany',
    `Too many wrong passwords for this account. Try again in ${waitSeconds} ${waitSeconds === 1 ? 'second' : 'seconds'}.`,
    { reason: 'signInPaused', facts: { waitSeconds } },
  )
}
