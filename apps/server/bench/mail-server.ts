/** A mail server in a process of its own: it tells its port, then the instant of each mail that it took (epoch ms). */
import { SMTPServer } from 'smtp-server'

const tell = (message: object) => process.send?.(message)

const server = new SMTPServer({
  logger: false,
  authOptional: true,
  hideSTARTTLS: true,
  onData(stream, _session, done) {
    stream.on('end', () => {
      tell({ at: performance.timeOrigin + performance.now() })
      done()
    })
    stream.resume()
  },
})
// A client that leaves in the middle is no end of the server.
server.on('error', () => undefined)
const listening = server.listen(0, '127.0.0.1', () => {
  const address = listening.address()
  if (typeof address === 'object') tell({ port: address?.port })
})
