import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from './start-test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

/** Headers and size as they came over the wire: `fetch` would unzip the body. */
function open(path: string, accepted: string) {
  return new Promise<{ headers: Record<string, unknown>; bytes: number }>((resolve, reject) => {
    const asked = request(server.origin + path, { headers: { 'accept-encoding': accepted } }, (answer) => {
      let bytes = 0
      answer.on('data', (chunk) => (bytes += chunk.length))
      answer.on('end', () => resolve({ headers: answer.headers, bytes }))
    })
    asked.on('error', reject).end()
  })
}

test.each(['br', 'gzip'])(
  'the console comes zipped to a browser that takes %s, and whole to who takes nothing',
  async (encoding) => {
    const page = await (await fetch(`${server.origin}/`)).text()
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? ''
    for (const path of ['/', script]) {
      const [zipped, whole] = [await open(path, encoding), await open(path, 'identity')]
      expect(zipped.headers['content-encoding']).toBe(encoding)
      expect(whole.headers['content-encoding']).toBeUndefined()
      expect(zipped.headers.vary).toContain('accept-encoding')
      expect(zipped.headers['content-type']).toBe(whole.headers['content-type'])
      expect(zipped.headers['cache-control']).toBe(whole.headers['cache-control'])
      expect(zipped.bytes).toBeLessThan(whole.bytes / 1.5)
    }
  },
)

test('a wrong name under /assets is not found, zipped or not', async () => {
  for (const name of ['/assets/none.js', '/assets/none.js.br']) {
    expect((await fetch(server.origin + name)).status).toBe(404)
  }
})
