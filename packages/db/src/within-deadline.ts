const DEADLINE_MS = 2000

/** Rejects when the database has not answered within 2 seconds. */
export async function withinDeadline(answer: PromiseLike<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The database did not answer within 2 seconds')), DEADLINE_MS)
  })
  try {
    await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
