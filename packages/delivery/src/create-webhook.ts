const DEADLINE_MS = 10_000

/** POSTs a JSON body to the address. Throws unless a 2xx answer came within 10 seconds; follows no redirect. */
export function createWebhook(url: string, deadlineMs = DEADLINE_MS): (body: object) => Promise<void> {
  return async (body) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(deadlineMs),
    })
    // What it says is not of interest, and an open body would keep the connection.
    await answer.body?.cancel()
    if (!answer.ok) throw new Error(`the webhook answered ${answer.status}`)
  }
}
