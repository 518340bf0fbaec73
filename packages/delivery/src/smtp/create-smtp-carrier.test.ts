import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import tls from 'node:tls'
import { createAuthority } from '@ekyc/outbound/testing'
import type { SMTPServerOptions } from 'smtp-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { refusal, startMailServer } from '../testing/mail-server.ts'
import { createSmtpCarrier, type SmtpOptions } from './create-smtp-carrier.ts'

const from = { name: null, address: 'checks@larkfield.example' }
const outgoing = {
  id: 'msg_1',
  senderName: 'Larkfield Bank',
  to: 'maria@example.com',
  subject: 'Larkfield asks you to confirm that it is you 名字',
  html: '<p>Open <a href="https://verify.example/v/abc">the check</a></p>',
  text: 'Open the check: https://verify.example/v/abc',
}

function carrierOf(options: Partial<SmtpOptions> & { url: string }) {
  const carrier = createSmtpCarrier({ from, perSecond: 10, ...options })
  onTestFinished(() => carrier.close())
  return carrier
}

/** What comes of one mail to such a server. */
async function outcomeAt(options: Parameters<typeof startMailServer>[0], deadlineMs?: number) {
  const server = await startMailServer(options)
  return carrierOf({ url: server.url(), deadlineMs }).send(outgoing)
}

describe('a mail', () => {
  test('goes out with both parts, its own Message-ID and nothing that looks back', async () => {
    const server = await startMailServer()
    const outcome = await carrierOf({ url: server.url() }).send(outgoing)
    expect(outcome).toEqual({ is: 'accepted', text: expect.stringMatching(/^250 /) })
    expect(server.mails).toMatchObject([{ from: 'checks@larkfield.example', to: ['maria@example.com'] }])
    const source = server.mails[0]?.source ?? ''
    expect(source).toContain('\r\nMessage-ID: <msg_1@larkfield.example>\r\n')
    expect(source).toContain('\r\nFrom: Larkfield Bank <checks@larkfield.example>\r\n')
    expect(source).toContain('\r\nTo: maria@example.com\r\n')
    expect(source).toMatch(/^Auto-Submitted: auto-generated\r$/m)
    expect(source).toContain('Content-Type: multipart/alternative')
    expect(source).toContain(outgoing.text)
    expect(source).toContain(outgoing.html)
    expect(source).not.toMatch(/X-Mailer|Disposition-Notification|Return-Receipt/i)
  })

  test('carries its pictures inside, each under the name by which its HTML shows it', async () => {
    const server = await startMailServer()
    const png = Buffer.from('89504e470d0a1a0a', 'hex')
    const html = '<img src="cid:picture1@ekyc">'
    await carrierOf({ url: server.url() }).send({ ...outgoing, html, pictures: [{ cid: 'picture1@ekyc', png }] })
    const source = server.mails[0]?.source ?? ''
    expect(source).toMatch(
      /Content-Type: multipart\/related[\s\S]*Content-Type: text\/html[\s\S]*Content-Type: image\/png/,
    )
    expect(source).toMatch(/^Content-Id: <picture1@ekyc>\r$/im)
    expect(source).toMatch(/^Content-Disposition: inline; filename=logo.png\r$/m)
    expect(source).toContain(png.toString('base64'))
  })

  test('bears the name of MAIL_FROM where it has one', async () => {
    const server = await startMailServer()
    await carrierOf({ url: server.url(), from: { name: 'Larkfield "L" Checks', address: from.address } }).send(outgoing)
    expect(server.mails[0]?.source).toContain('From: "Larkfield \\"L\\" Checks" <checks@larkfield.example>')
  })

  test('cannot grow headers or recipients from what people wrote', async () => {
    const server = await startMailServer()
    await carrierOf({ url: server.url() }).send({
      ...outgoing,
      senderName: 'Larkfield\r\nBcc: eve@example.com',
      subject: 'Hello\r\nBcc: eve@example.com\r\n\r\nbody',
    })
    expect(server.mails[0]?.to).toEqual(['maria@example.com'])
    expect(server.mails[0]?.source).not.toMatch(/^(Bcc:|body)/m)
  })

  test('goes to a domain in any script as its servers know it, and to other letters before the @ as they are', async () => {
    const server = await startMailServer()
    const carrier = carrierOf({ url: server.url(), from: { name: null, address: 'checks@müller.example' } })
    for (const to of ['info@müller.example', 'jörg@example.com', 'ops&kyc@example.com', "o'neil@example.com"]) {
      expect(await carrier.send({ ...outgoing, to })).toMatchObject({ is: 'accepted' })
    }
    // The test server decodes domains; the header has them as they went out.
    const lines = server.mails.map(({ source }) => /^To: (.*)$/m.exec(source)?.[1]?.trim())
    expect(lines[0]).toBe('info@xn--mller-kva.example')
    expect(lines.slice(2)).toEqual(['ops&kyc@example.com', "o'neil@example.com"])
    expect(server.mails[1]?.to).toEqual(['jörg@example.com'])
    expect(server.mails[0]?.source).toContain('<checks@xn--mller-kva.example>')
    expect(server.mails[0]?.source).toContain('\r\nMessage-ID: <msg_1@xn--mller-kva.example>\r\n')
  })

  test.each([
    ['jörg@example.com', '5.6.7 address not ASCII', 'addressUnsupported'],
    ['jörg@example.com', '5.1.3 bad address syntax', 'addressUnsupported'],
    ['jörg@example.com', '5.1.1 no such user', 'addressRefused'],
    ['info@müller.example', '5.1.1 no such user', 'addressRefused'],
    ['maria@example.com', '5.1.3 bad address syntax', 'addressRefused'],
  ])('to %s that the server refuses with %s is refused for %s', async (to, words, problem) => {
    const server = await startMailServer({ onRcptTo: (_to, _session, done) => done(refusal(553, words)) })
    expect(await carrierOf({ url: server.url() }).send({ ...outgoing, to })).toMatchObject({ is: 'refused', problem })
  })

  test('shares its connection with the next ones', async () => {
    const server = await startMailServer()
    const carrier = carrierOf({ url: server.url() })
    for (const id of ['msg_1', 'msg_2', 'msg_3'])
      expect(await carrier.send({ ...outgoing, id })).toMatchObject({ is: 'accepted' })
    expect(server.mails).toHaveLength(3)
    expect(server.connections()).toBe(1)
  })
})

describe('a server that refuses', () => {
  const atRcpt = (code: number, words: string) =>
    outcomeAt({ onRcptTo: (_to, _session, done) => done(refusal(code, words)) })
  const atMail = (code: number, words: string) =>
    outcomeAt({ onMailFrom: (_from, _session, done) => done(refusal(code, words)) })
  const atData = (code: number, words: string) => outcomeAt({ answer: () => refusal(code, words) })

  test.each([
    ['the address', () => atRcpt(550, '5.1.1 no such user'), 'refused', 'addressRefused'],
    ['as a greylist does', () => atRcpt(450, '4.7.1 greylisted, come back'), 'later', 'greylisted'],
    ['our sender', () => atMail(550, '5.7.1 sender not owned'), 'later', 'senderRefused'],
    [
      'our sender after DATA',
      () => atData(554, 'Message rejected: Email address is not verified. The following identities failed the check'),
      'later',
      'senderRefused',
    ],
    ['the content', () => atData(554, '5.7.1 looks like spam'), 'refused', 'contentRefused'],
    [
      'the connection',
      () => outcomeAt({ onConnect: (_session, done) => done(refusal(554, 'go away')) }),
      'later',
      'senderRefused',
    ],
  ])('%s', async (_what, send, is, problem) => {
    expect(await send()).toEqual({ is, problem, text: expect.stringMatching(/^\d{3} /) })
  })

  test('one mail takes the next one', async () => {
    const server = await startMailServer({
      onRcptTo: ({ address }, _session, done) =>
        done(address === 'gone@example.com' ? refusal(550, '5.1.1 gone') : null),
    })
    const carrier = carrierOf({ url: server.url() })
    expect(await carrier.send({ ...outgoing, to: 'gone@example.com' })).toMatchObject({ is: 'refused' })
    expect(await carrier.send(outgoing)).toMatchObject({ is: 'accepted' })
  })
})

test.each(['MAIL FROM', 'RCPT TO', 'DATA'])('an answer to %s that is none refuses nobody', async (command) => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write('220 ready\r\n')
    socket.on('data', (said) => {
      const line = String(said)
      if (line.startsWith(command)) socket.write('blah blah\r\n')
      else socket.write(line.startsWith('DATA') ? '354 go on\r\n' : '250 yes\r\n')
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const outcome = await carrierOf({ url: `smtp://127.0.0.1:${port}` }).send(outgoing)
  expect(outcome).toEqual({ is: 'later', problem: 'unknownAnswer', text: 'blah blah' })
})

/** What comes of one mail that such a server takes and never answers, with a deadline that leaves time to hand it over. */
async function outcomeAfterHandOver(options: SMTPServerOptions = {}) {
  for (let deadlineMs = 300; ; deadlineMs *= 2) {
    let taken = false
    const onData = (stream: NodeJS.ReadableStream) =>
      void text(stream).then(
        () => {
          taken = true
        },
        () => undefined,
      )
    const outcome = await outcomeAt({ ...options, onData }, deadlineMs)
    if (taken) return outcome
  }
}

describe('an answer that never comes', () => {
  test('before the mail was handed over means that nothing was sent', async () => {
    const held = { onRcptTo: () => undefined }
    expect(await outcomeAt(held, 300)).toMatchObject({ is: 'later', problem: 'timedOut' })
  })

  test('after it was handed over leaves us unsure', async () => {
    expect(await outcomeAfterHandOver()).toMatchObject({ is: 'unsure', problem: 'answerLost' })
  })

  test('means the same on an encrypted line', async () => {
    const held = { onRcptTo: () => undefined, secure: true }
    expect(await outcomeAt(held, 300)).toMatchObject({ is: 'later' })
    expect(await outcomeAfterHandOver({ secure: true })).toMatchObject({ is: 'unsure' })
  })

  test('because nobody listens means that nothing was sent', async () => {
    const server = await startMailServer()
    await server.close()
    const outcome = await carrierOf({ url: server.url() }).send(outgoing)
    expect(outcome).toMatchObject({
      is: 'later',
      problem: 'unreachable',
      text: expect.stringContaining('ECONNREFUSED'),
    })
  })

  test('because the line broke before DATA means that nothing was sent', async () => {
    const server = await startMailServer({ onRcptTo: () => server.cut() })
    expect(await carrierOf({ url: server.url() }).send(outgoing)).toMatchObject({ is: 'later', problem: 'unreachable' })
  })

  test('because the line broke after the mail was taken leaves us unsure, and a repetition has the same Message-ID', async () => {
    let takes = 0
    const server = await startMailServer({
      answer() {
        if (takes++ === 0) server.cut()
        return null
      },
    })
    const carrier = carrierOf({ url: server.url() })
    expect(await carrier.send(outgoing)).toMatchObject({ is: 'unsure', problem: 'answerLost' })
    expect(takes).toBe(1)
    expect(await carrier.send(outgoing)).toMatchObject({ is: 'accepted' })
    const ids = server.mails.map(({ source }) => /^Message-ID: (.*)$/m.exec(source)?.[1])
    expect(ids).toEqual(['<msg_1@larkfield.example>', '<msg_1@larkfield.example>'])
  })

  test('is not waited for when the caller gives up', async () => {
    const server = await startMailServer({ onRcptTo: () => stopping.abort() })
    const stopping = new AbortController()
    const outcome = await carrierOf({ url: server.url() }).send(outgoing, stopping.signal)
    expect(outcome).toMatchObject({ is: 'later', problem: 'timedOut' })
  })
})

describe('a sign-in', () => {
  const people: SMTPServerOptions = {
    authOptional: false,
    onAuth: ({ username, password }, _session, done) =>
      username === 'larkfield@relay' && password === 'p@ss:word/1'
        ? done(null, { user: 'larkfield' })
        : done(refusal(535, '5.7.8 wrong')),
  }

  test('takes user and password from the address, odd characters included', async () => {
    const server = await startMailServer(people)
    const carrier = carrierOf({ url: server.url('larkfield%40relay:p%40ss%3Aword%2F1@') })
    expect(await carrier.send(outgoing)).toMatchObject({ is: 'accepted' })
  })

  test('with a wrong password is our own problem and says so', async () => {
    const server = await startMailServer(people)
    const outcome = await carrierOf({ url: server.url('larkfield:wrong@') }).send(outgoing)
    expect(outcome).toMatchObject({ is: 'later', problem: 'authRefused' })
    expect(JSON.stringify(outcome)).not.toContain('wrong@')
    expect(server.mails).toHaveLength(0)
  })

  test('is not left out where the server offers none', async () => {
    const server = await startMailServer({ disabledCommands: ['AUTH'] })
    const outcome = await carrierOf({ url: server.url('larkfield:secret@') }).send(outgoing)
    expect(outcome).toMatchObject({ is: 'later', problem: 'authRefused' })
  })
})

describe('encryption', () => {
  const farAway = { is: 'later', problem: 'notEncrypted' }

  test.each([
    ['from the first byte', { secure: true }],
    ['by STARTTLS', { hideSTARTTLS: false }],
  ])('%s is used on this machine with whatever certificate', async (_how, options) => {
    let encrypted = false
    const server = await startMailServer({
      ...options,
      onSecure(_socket, _session, done) {
        encrypted = true
        done()
      },
    })
    expect(await carrierOf({ url: server.url() }).send(outgoing)).toMatchObject({ is: 'accepted' })
    expect(encrypted).toBe(true)
  })

  test.each([
    ['from the first byte', { secure: true }],
    ['by STARTTLS', { hideSTARTTLS: false }],
  ])('%s needs a certificate that is known for any other server', async (_how, options) => {
    const server = await startMailServer(options)
    expect(await carrierOf({ url: server.farUrl() }).send(outgoing)).toMatchObject(farAway)
    expect(server.mails).toHaveLength(0)
  })

  test('is a condition of sending anything to another server where it is required', async () => {
    const server = await startMailServer({ authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'] })
    expect(await carrierOf({ url: server.farUrl(), requireTls: true }).send(outgoing)).toMatchObject(farAway)
    expect(server.mails).toHaveLength(0)
    expect(await carrierOf({ url: server.farUrl() }).send(outgoing)).toMatchObject({ is: 'accepted' })
    expect(await carrierOf({ url: server.url(), requireTls: true }).send(outgoing)).toMatchObject({ is: 'accepted' })
  })

  test('is a condition of sending a password to another server', async () => {
    let asked = false
    const server = await startMailServer({
      disabledCommands: ['STARTTLS'],
      onAuth(_auth, _session, done) {
        asked = true
        done(null, { user: 'larkfield' })
      },
    })
    expect(await carrierOf({ url: server.farUrl('larkfield:secret@') }).send(outgoing)).toMatchObject(farAway)
    expect(asked).toBe(false)
  })
})

describe('a private authority', () => {
  const trusted = tls.getCACertificates('default')

  test.each([
    ['from the first byte', { secure: true }],
    ['by STARTTLS', { hideSTARTTLS: false }],
  ])('vouches for a server that is encrypted %s, once it is known', async (_how, options) => {
    const authority = await createAuthority()
    const server = await startMailServer({ ...options, ...(await authority.issue(['::ffff:7f00:1'])) })
    const unknown = await carrierOf({ url: server.farUrl() }).send(outgoing)
    expect(unknown).toMatchObject({ problem: 'notEncrypted', text: expect.stringContaining('NODE_EXTRA_CA_CERTS') })
    onTestFinished(() => tls.setDefaultCACertificates(trusted))
    tls.setDefaultCACertificates([...trusted, authority.cert])
    expect(await carrierOf({ url: server.farUrl() }).send(outgoing)).toMatchObject({ is: 'accepted' })
  })

  test('does not make up for a certificate that has expired, and that is said', async () => {
    const authority = await createAuthority()
    onTestFinished(() => tls.setDefaultCACertificates(trusted))
    tls.setDefaultCACertificates([...trusted, authority.cert])
    const server = await startMailServer({
      secure: true,
      ...(await authority.issue(['::ffff:7f00:1'], { expired: true })),
    })
    expect(await carrierOf({ url: server.farUrl() }).send(outgoing)).toMatchObject({
      problem: 'notEncrypted',
      text: expect.stringContaining('has expired'),
    })
  })
})
