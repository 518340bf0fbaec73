import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** What PgBouncer lets through in a startup packet, unless its settings say otherwise. */
const PASSED = ['user', 'database', 'client_encoding', 'datestyle', 'timezone', 'application_name']
const NOTIFICATION = 'A'.charCodeAt(0)
const TERMINATE = 'X'.charCodeAt(0)

/**
 * Between clients and a PostgreSQL server, with the manners of PgBouncer in transaction mode: it refuses startup
 * parameters, delivers no notification, and keeps its connections to the server when a client leaves.
 */
export async function startBouncer(databaseUrl: string) {
  const url = new URL(databaseUrl)
  const { hostname: host, port } = url
  const kept = new Set<Socket>()
  const bouncer = createServer((near) => {
    near.on('error', () => undefined)
    near.once('data', (startup) => {
      const refused = refusedIn(startup)
      if (refused) return near.end(fatal(`unsupported startup parameter: ${refused}`))
      const far = connect({ host, port: Number(port) })
      kept.add(far)
      far.on('error', () => undefined)
      far.on('close', () => near.destroy())
      far.write(startup)
      near.on('data', (chunk) => chunk[0] !== TERMINATE && far.write(chunk))
      eachMessage(far, (message) => message[0] !== NOTIFICATION && near.writable && near.write(message))
    })
  })
  bouncer.listen(0, '127.0.0.1')
  await once(bouncer, 'listening')
  const address = bouncer.address()
  url.port = String(typeof address === 'object' ? address?.port : '')
  return {
    url: url.href,
    close() {
      for (const far of kept) far.destroy()
      bouncer.close()
    },
  }
}

function refusedIn(startup: Buffer): string | undefined {
  const words = startup.subarray(8, -2).toString().split('\0')
  return words.find((word, index) => index % 2 === 0 && !PASSED.includes(word.toLowerCase()))
}

function fatal(text: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C08P01\0M${text}\0\0`)
  const head = Buffer.alloc(5)
  head.write('E')
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}

function eachMessage(socket: Socket, handle: (message: Buffer) => void): void {
  let rest = Buffer.alloc(0)
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk])
    while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
      const length = rest.readInt32BE(1) + 1
      handle(rest.subarray(0, length))
      rest = rest.subarray(length)
    }
  })
}
