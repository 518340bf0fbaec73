import { connect, createServer, type Socket } from 'node:net'

/** A way to a PostgreSQL server that can be cut and mended, as a network can. */
export async function layWire(databaseUrl: string) {
  const url = new URL(databaseUrl)
  const target = { host: url.hostname, port: Number(url.port) }
  const sockets = new Set<Socket>()
  let whole = true
  const wire = createServer((near) => {
    const far = connect(target)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    if (!whole) near.resetAndDestroy()
    else near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve))
  const address = wire.address()
  url.port = String(typeof address === 'object' ? address?.port : '')
  const cut = () => {
    whole = false
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: url.href,
    cut,
    mend() {
      whole = true
    },
    close() {
      cut()
      wire.close()
    },
  }
}
