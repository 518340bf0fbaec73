/** How long a transaction may wait for its connection, and how long it may take, in milliseconds. */
export const transactionLimits = { maxWait: 5000, timeout: 10_000 }
