import { connect } from 'node:net'

export type RawAnswer = { status: number; head: string; body: string }

/**
 * Bytes as they are, over a connection of their own, until it is answered or closed; status 0 when it was closed without
 * an answer. `end` closes our side behind the bytes, for a body that never comes whole.
 */
export function raw(origin: string, bytes: string, { end = false } = {}): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve) => {
    const socket = connect({ host: hostname === 'localhost' ? '127.0.0.1' : hostname, port: Number(port) })
    let text = ''
    const settle = () => {
      resolve(parse(text))
      socket.destroy()
    }
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      if (isWhole(text, bytes.startsWith('HEAD '))) settle()
    })
    socket.on('error', settle)
    socket.on('close', settle)
    socket.write(bytes, 'latin1')
    if (end) socket.end()
  })
}

function parse(text: string): RawAnswer {
  const at = text.indexOf('\r\n\r\n')
  const head = (at < 0 ? text : text.slice(0, at)).toLowerCase()
  const body = at < 0 ? '' : text.slice(at + 4)
  const chunked = head.includes('transfer-encoding: chunked')
  return {
    status: Number(head.split(' ')[1] ?? 0),
    head,
    body: chunked ? body.replace(/^[0-9a-f]+\r\n/i, '').replace(/\r\n0\r\n\r\n$/, '') : body,
  }
}

/** A stream of live updates has no end: its head is all of it. */
function isWhole(text: string, headOnly: boolean): boolean {
  const { status, head, body } = parse(text)
  if (!text.includes('\r\n\r\n')) return false
  if (headOnly || [204, 304].includes(status) || head.includes('text/event-stream')) return true
  const length = /content-length: (\d+)/.exec(head)?.[1]
  return length === undefined ? text.endsWith('\r\n0\r\n\r\n') : body.length >= Number(length)
}

/** One request as text. Several values of one header become several lines. */
export function requestText(
  method: string,
  target: string,
  headers: Record<string, string | string[]> = {},
  body = '',
): string {
  const lines = Object.entries({ connection: 'close', ...headers }).flatMap(([name, value]) =>
    [value].flat().map((each) => `${name}: ${each}\r\n`),
  )
  return `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`
}
