const DEADLINE_MS = 10_000

/** POSTs a JSON body to the address. Throws, in words for people, unless a 2xx answer came within 10 seconds; follows no redirect. */
export function createWebhook(url: string, deadlineMs = DEADLINE_MS): (body: object) => Promise<void> {
  return async (body) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(deadlineMs),
    }).catch((error: Error) => {
      throw new Error(`the webhook gave no answer: ${reasonOf(error, deadlineMs)}`, { cause: error })
    })
    // What it says is not of interest, and an open body would keep the connection.
    await answer.body?.cancel()
    if (!answer.ok) throw new Error(`the webhook answered ${answer.status}`)
  }
}

function reasonOf(error: Error, deadlineMs: number): string {
  if (error.name === 'TimeoutError') return `not within ${deadlineMs / 1000} s`
  const { code } = (error.cause ?? {}) as { code?: string }
  return code ?? error.message
}
