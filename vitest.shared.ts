/** Limits for what hangs: what is awaited comes in moments, but takes much longer on a machine with other work. */
export const patience = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 20_000 } } }
