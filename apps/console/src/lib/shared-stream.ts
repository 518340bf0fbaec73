import { openChangeStream, type StreamHandlers } from './change-stream.ts'

/** The reading tab passes on the server's pings, one every 15 s; one that is silent for longer is frozen. */
const SILENCE_MS = 50_000
/** The answer to a tab that is new. */
const ANSWER_MS = 5000
/** Not all tabs lose patience at once. */
const SPREAD_MS = 10_000

/** `stream` names the open stream, so that a new one is noticed; null while there is none. */
type Message = 'hello' | { stream: string | null } | { id: string }

/**
 * One change stream for all tabs of this browser that have the same `name`: the tab that holds the lock reads it and
 * passes it on. Over HTTP/1.1 a browser has six connections to a server, so a stream for each tab would leave the
 * seventh unable to load. Another tab takes over when that one closes, crashes or freezes; all then hear `onStarted`,
 * because some changes may have been missed. Same handlers as `openChangeStream`; returns what closes it.
 */
export function openSharedStream(name: string, handlers: StreamHandlers): () => void {
  // Only where the console is opened over plain HTTP, or in a very old browser.
  if (!navigator.locks) return openWhileVisible(handlers)

  const channel = new BroadcastChannel(name)
  const send = (message: Message) => channel.postMessage(message)
  const closing = new AbortController()
  const { signal } = closing
  let followed: string | null = null
  let silence: ReturnType<typeof setTimeout>
  let stopReading = () => {}

  const close = () => {
    closing.abort()
    clearTimeout(silence)
    stopReading()
    channel.close()
  }
  const end = () => {
    if (signal.aborted) return
    close()
    handlers.onEnded()
  }
  const waitFor = (ms: number) => {
    clearTimeout(silence)
    silence = setTimeout(
      () => void navigator.locks.request(name, { steal: true }, read).catch(end),
      ms + Math.random() * SPREAD_MS,
    )
  }

  /** Holds the lock until the promise settles. */
  function read(): Promise<void> | undefined {
    if (signal.aborted) return
    clearTimeout(silence)
    // Taking over at the very moment at which the lock is given grants it twice.
    stopReading()
    let stream: string | null = null
    const sendStream = () => send({ stream })
    const { promise, resolve } = Promise.withResolvers<void>()
    const closeStream = openChangeStream({
      onStarted() {
        stream = crypto.randomUUID()
        sendStream()
        handlers.onStarted()
      },
      onChange(id) {
        send({ id })
        handlers.onChange(id)
      },
      onPing: sendStream,
      onLost() {
        stream = null
        sendStream()
        handlers.onLost()
      },
      onEnded: end,
    })
    stopReading = () => {
      closeStream()
      resolve()
    }
    channel.onmessage = ({ data }: MessageEvent<Message>) => data === 'hello' && sendStream()
    sendStream()
    return promise
  }

  function follow({ data }: MessageEvent<Message>) {
    if (data === 'hello') return
    waitFor(SILENCE_MS)
    if ('id' in data) return handlers.onChange(data.id)
    if (data.stream === followed) return
    followed = data.stream
    if (followed === null) handlers.onLost()
    else handlers.onStarted()
  }

  channel.onmessage = follow
  waitFor(ANSWER_MS)
  send('hello')
  navigator.locks.request(name, { signal }, read).catch(end)
  return close
}

/** The stream of this tab alone, which rests while the tab is hidden. */
function openWhileVisible(handlers: StreamHandlers): () => void {
  let close: (() => void) | null = null
  const update = () => {
    if (document.visibilityState === 'visible') {
      close ??= openChangeStream(handlers)
    } else {
      close?.()
      close = null
    }
  }
  update()
  document.addEventListener('visibilitychange', update)
  return () => {
    document.removeEventListener('visibilitychange', update)
    close?.()
  }
}
