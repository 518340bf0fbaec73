import { get } from 'node:http'
import { createInterface } from 'node:readline'

const PATIENCE_MS = 60_000

/** What an open console does: one stream of ids that changed, and a look at each. */
export function watchChanges(origin: string, cookie: string, look: (id: string) => Promise<void>) {
  const opened = Promise.withResolvers<void>()
  const over = Promise.withResolvers<void>()
  let wanted = () => false
  const stream = get(`${origin}/api/trpc/verifications.changes`, { headers: { cookie, accept: 'text/event-stream' } })
  const timer = setTimeout(() => over.reject(new Error('a change never came')), PATIENCE_MS)
  stream.on('error', (error) => {
    opened.reject(error)
    over.reject(error)
  })
  stream.on('response', (answer) => {
    const lines = createInterface({ input: answer })
    lines.on('error', over.reject)
    lines.on('line', (line) => {
      if (line.startsWith('event: connected')) opened.resolve()
      const id = /^data: \{"id":"([^"]+)"/.exec(line)?.[1]
      if (!id) return
      look(id).then(() => {
        if (wanted()) over.resolve()
      }, over.reject)
    })
  })
  return {
    /** From here on no change is missed. */
    opened: opened.promise,
    /** Watches until it is so, then closes the stream. */
    async until(so: () => boolean): Promise<void> {
      wanted = so
      try {
        if (!so()) await over.promise
      } finally {
        clearTimeout(timer)
        stream.destroy()
      }
    },
  }
}
