/** Tencent's limits and ours, in one place. Sources: Tencent's API reference where a comment names Tencent, our design elsewhere. */

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS

/** Tencent: a BizToken can be used to start for 10 minutes. */
const TOKEN_START_MINUTES = 10
/** Tencent: results can be fetched for 72 hours after issuance. */
export const RESULT_WINDOW_HOURS = 72
/** The instant until which Tencent keeps the result of a session. */
export const resultUntil = (issuedAt: Date) => new Date(issuedAt.getTime() + RESULT_WINDOW_HOURS * HOUR_MS)
/** From then on a result is asked for every 5 minutes, and before others when the budget is short. */
export const FINAL_LOOKS_HOURS = 71.5
/** Tencent: requests per second, for each API, of one account. */
export const TENCENT_QPS = 20

/** An open session younger than this gives its own address again: two minutes before Tencent would refuse it. */
export const REUSE_MINUTES = TOKEN_START_MINUTES - 2
/** A tap on a session older than this first asks for its result. */
export const ASK_FIRST_SECONDS = 10
/** 3 s for a slot, 8 s for the call, the rest for the commit. */
export const MINT_LEASE_SECONDS = 15
export const LOOK_LEASE_SECONDS = 30
/** Storage may fail until then; after it the outcome is settled without media. */
export const STORAGE_PATIENCE_HOURS = 70
/** At 72 h, an answer "not finished" within this long means that nothing is lost. */
export const UNFINISHED_PROOF_HOURS = 2
/** So many sessions with a token are minted for one verification at most. */
export const MAX_TOKENS = 20
