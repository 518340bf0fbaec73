import { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'

export type Pool = ReturnType<typeof openPool>

const HERE = ['localhost', '127.0.0.1', '[::1]']

/**
 * Connections to the mail server of `smtp(s)://user:password@host:port`, kept open between messages.
 * With a password, or where it is required, the line is encrypted or nothing is sent. On this machine no one can listen in, so neither encryption nor a
 * known certificate is asked for.
 */
export function openPool(url: string, { requireTls }: { requireTls: boolean }) {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const here = HERE.includes(hostname)
  const transport = createTransport({
    pool: true,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    requireTLS: !secure && !here && (requireTls || username !== ''),
    tls: { rejectUnauthorized: !here },
    // Asked for even where the server offers no sign-in: else it would refuse the sender, and nobody would know why.
    forceAuth: username !== '',
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    dnsTimeout: 10_000,
    // A message is handed over once per call: whoever calls knows when to try again.
    maxRequeues: 0,
  })
  const handedOver = new WeakSet<AbortSignal>()

  transport.use('stream', (mail, done) => {
    const { signal } = mail.data
    // Read only once the server has said yes to DATA, so that its end tells a message that may be delivered from one that cannot.
    mail.message.processFunc((message) =>
      Readable.from(
        noted(message, () => signal && handedOver.add(signal)),
        { objectMode: false },
      ),
    )
    done()
  })

  return {
    send: (mail: Parameters<typeof transport.sendMail>[0] & { signal: AbortSignal }) => transport.sendMail(mail),
    /** Whether the whole message of this send went out, so that the server may have taken it. */
    handedOver: (signal: AbortSignal) => handedOver.has(signal),
    /** Idle connections close at once, a busy one after its message. */
    close: () => transport.close(),
  }
}

async function* noted(message: Readable, ended: () => void) {
  yield* message
  ended()
}
