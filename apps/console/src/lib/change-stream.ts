/** The server says something at least every 15 s; a stream that has been silent for so long is dead. */
const SILENCE_MS = 40_000

export type StreamHandlers = {
  /** The server listens, for the first time or again after the browser lost it. */
  onStarted(): void
  /** Id of the verification that changed; `*` where some may have been missed. */
  onChange(id: string): void
  /** The browser lost the server and tries again by itself. */
  onLost(): void
  /** Nothing comes any more. */
  onEnded(): void
}

/**
 * What `verifications.changes` streams, read with the browser's own EventSource: tRPC's client for streams would be a
 * twentieth of all that the first page fetches. Returns what closes it; after that no handler is called.
 */
export function openChangeStream({
  onStarted,
  onChange,
  onPing,
  onLost,
  onEnded,
}: StreamHandlers & { onPing?(): void }): () => void {
  const source = new EventSource('/api/trpc/verifications.changes')
  let silence: ReturnType<typeof setTimeout>
  const close = () => {
    clearTimeout(silence)
    source.close()
  }
  const end = () => {
    close()
    onEnded()
  }
  const heard = () => {
    clearTimeout(silence)
    silence = setTimeout(end, SILENCE_MS)
  }
  heard()
  source.addEventListener('ping', () => {
    heard()
    onPing?.()
  })
  source.addEventListener('connected', () => {
    heard()
    onStarted()
  })
  source.addEventListener('message', ({ data }) => {
    heard()
    onChange((JSON.parse(data) as { id: string }).id)
  })
  source.addEventListener('serialized-error', end)
  source.addEventListener('return', end)
  source.addEventListener('error', () => (source.readyState === EventSource.CLOSED ? end() : onLost()))
  return close
}
