/** `notShown`: the server has it, but the browser cannot show it. */
export type FileProblem = 'missing' | 'damaged' | 'away' | 'unknown' | 'notShown'

/** Asks the server why an evidence file did not load, because the browser does not say why an image is broken. */
export async function whyBroken(address: string): Promise<FileProblem> {
  try {
    const answer = await fetch(address, { headers: { range: 'bytes=0-0' } })
    if (answer.ok) return 'notShown'
    if (answer.status === 503) return 'away'
    const { reason } = (await answer.json()) as { reason?: string }
    return reason === 'missing' || reason === 'damaged' ? reason : 'unknown'
  } catch {
    return 'unknown'
  }
}
