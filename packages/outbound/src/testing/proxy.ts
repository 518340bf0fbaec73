import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

type Options = {
  /** Needed as `user:password`. */
  auth?: string
  /** Answers every request with this status. */
  refuse?: number
  /** Takes requests and never answers. */
  silent?: boolean
}

/**
 * A forward proxy on a free port. It takes CONNECT and plain http, and reaches every host, however it is called, at this
 * machine: `routes` says at which port, by host name.
 */
export async function startProxy(routes: Record<string, number> = {}, { auth, refuse, silent }: Options = {}) {
  const asked: string[] = []
  const sockets = new Set<Socket>()
  const refusal = (header: string | undefined) => {
    if (auth && header !== `Basic ${Buffer.from(auth).toString('base64')}`) return 407
    return refuse
  }
  const portOf = ({ hostname, port }: URL) => routes[hostname] ?? Number(port || 80)
  const server = createServer((incoming, response) => {
    const { method, url = '', headers } = incoming
    asked.push(`${method} ${url}`)
    if (silent) return
    const status = refusal(headers['proxy-authorization'])
    if (status) return response.writeHead(status).end()
    const target = new URL(url)
    const onward = request({ port: portOf(target), path: target.pathname, method, headers }, (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(response)
    })
    onward.on('error', () => response.writeHead(502).end())
    incoming.pipe(onward)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  server.on('connect', ({ url = '', headers }, client) => {
    asked.push(`CONNECT ${url}`)
    if (silent) return
    const status = refusal(headers['proxy-authorization'])
    if (status) return client.end(`HTTP/1.1 ${status} No\r\n\r\n`)
    const onward = connect(portOf(new URL(`http://${url}`)), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      client.pipe(onward).pipe(client)
    })
    onward.on('error', () => client.end('HTTP/1.1 502 Bad gateway\r\n\r\n'))
    client.on('close', () => onward.destroy())
    onward.on('close', () => client.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    /** With user and password, if it needs them. */
    url: `http://${auth ? `${auth}@` : ''}127.0.0.1:${port}`,
    /** Every request so far: `CONNECT host:port`, or `POST http://…`. */
    asked,
    open: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy()
      if (!server.listening) return
      server.close()
      await once(server, 'close')
    },
  }
}
