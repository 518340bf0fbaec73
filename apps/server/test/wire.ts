import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A way to a PostgreSQL server that can be cut, mended and led elsewhere, as a network can; `delayMs` each way. */
export async function layWire(databaseUrl: string, delayMs = 0) {
  const url = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let target = url.href
  let whole = true
  const wire = createServer((near) => {
    const { hostname: host, port } = new URL(target)
    const far = connect({ host, port: Number(port) })
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    if (!whole) near.resetAndDestroy()
    else if (delayMs === 0) near.pipe(far).pipe(near)
    else {
      near.on('data', (chunk) => setTimeout(() => far.write(chunk), delayMs))
      far.on('data', (chunk) => setTimeout(() => near.write(chunk), delayMs))
    }
  })
  wire.listen(0, '127.0.0.1')
  await once(wire, 'listening')
  const address = wire.address()
  const here = new URL(url)
  here.port = String(typeof address === 'object' ? address?.port : '')
  const cutAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  const cut = () => {
    whole = false
    cutAll()
  }
  return {
    url: here.href,
    cut,
    mend() {
      whole = true
    },
    /** Cuts what there is and leads what comes to another server. */
    lead(other: string) {
      target = other
      whole = true
      cutAll()
    },
    close() {
      cut()
      wire.close()
    },
  }
}
