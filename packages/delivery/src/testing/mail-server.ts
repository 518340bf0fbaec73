import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

export type Mail = { from: string; to: string[]; source: string }

/** A refusal as a mail server words it. */
export const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })

/** A real mail server on a free port that keeps what it takes. */
export async function startMailServer(options: SMTPServerOptions & { answer?: (mail: Mail) => Error | null } = {}) {
  const mails: Mail[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server = new SMTPServer({
    logger: false,
    authOptional: true,
    closeTimeout: 50,
    hideSTARTTLS: true,
    async onData(stream, { envelope }, done) {
      // A client that is killed in the middle of a mail breaks it off.
      const source = await text(stream).catch(() => null)
      if (source === null) return
      const from = envelope.mailFrom ? envelope.mailFrom.address : ''
      const mail = { from, to: envelope.rcptTo.map(({ address }) => address), source }
      const refused = options.answer?.(mail)
      if (!refused) mails.push(mail)
      done(refused)
    },
    ...options,
  })
  server.on('error', () => undefined) // clients that leave in the middle
  server.server.on('connection', (socket: Socket) => {
    connections++
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  const close = () => new Promise<void>((resolve) => server.close(resolve))
  onTestFinished(close)
  return {
    mails,
    port,
    /** `who` is `user:password@`. */
    url: (who = '') => `smtp${options.secure ? 's' : ''}://${who}127.0.0.1:${port}`,
    /** By another name than those that are known to be this machine. */
    farUrl: (who = '') => `smtp${options.secure ? 's' : ''}://${who}[::ffff:127.0.0.1]:${port}`,
    connections: () => connections,
    /** The line breaks for everybody. */
    cut() {
      for (const socket of sockets) socket.destroy()
    },
    close,
  }
}
