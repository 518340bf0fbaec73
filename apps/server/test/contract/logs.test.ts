import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { photoIdOf, signInAt, uploadPhoto } from '../client.ts'
import { comeBack, finishH5, phone, tokenOf, until } from '../phone.ts'
import { room, run } from '../program.ts'
import { drawnPhoto } from '../start-test-server.ts'

let place: Awaited<ReturnType<typeof room>>
beforeAll(async () => {
  place = await room()
})
afterAll(() => place.leave())

const PERSON = { name: 'Zebulon Quartermain', email: 'zebulon@quartermain.example', phone: '+65 6555 0177' }

it('a log at its most talkative holds no secret and nobody’s name, when all goes well and when it does not', async () => {
  const { origin, dataDir } = place
  const program = run({
    ...place.env,
    ADMIN_EMAIL: 'ann.lee@larkfield.example',
    ADMIN_PASSWORD: 'a-long-password-1',
    LOG_LEVEL: 'trace',
  })
  await program.started()
  const secrets: string[] = [
    ...Object.values(PERSON),
    '65550177',
    'Quartermain',
    'ann.lee',
    'a-long-password-1',
    'REF-0177',
  ]

  const signIn = (email: string, password: string) => signInAt(origin, { email, password })
  await signIn('ann.lee@larkfield.example', 'wrong-wrong-wrong')
  await signIn('zebulon@quartermain.example', 'wrong-wrong-wrong')
  await signIn('no address', '')
  const { cookie, api } = await signIn('ann.lee@larkfield.example', 'a-long-password-1')
  secrets.push(decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '')
  const invited = await api.team.invite.mutate({ name: PERSON.name, email: PERSON.email, role: 'operator' })
  secrets.push(invited.link.url.split('/').at(-1) ?? '')

  const create = async () => {
    const uploaded = await uploadPhoto(origin, cookie, await drawnPhoto())
    const comparePhotoId = await photoIdOf(uploaded)
    const made = await api.verifications.create.mutate({
      customer: PERSON,
      reference: 'REF-0177',
      comparePhotoId,
    })
    secrets.push(made.link.url, made.link.url.split('/').at(-1) ?? '')
    return { id: made.id, url: made.link.url }
  }
  const start = async (url: string) => {
    const h5 = (await phone.press(`${url}/start`)).headers.get('location') ?? ''
    secrets.push(h5, tokenOf(h5))
    return h5
  }
  const fault = (body: object) =>
    fetch(`${origin}/sandbox/control/api/fault`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, origin },
      body: JSON.stringify(body),
    })

  // All is well.
  const well = await create()
  await phone.open(well.url)
  const back = await finishH5(await start(well.url), 0)
  await comeBack(back)
  await api.evidence.look.mutate({ verificationId: well.id, reason: `to see ${PERSON.name}` })

  // Tencent is not.
  const unlucky = await create()
  for (const kind of ['html500', 'brokenJson', 'reset', 'nullFields']) {
    await fault({ api: 'apply', kind, remaining: 1 })
    await phone.press(`${unlucky.url}/start`)
  }
  await fault({ api: 'apply', kind: 'error', code: 'AuthFailure.SignatureFailure', remaining: 1 })
  await phone.press(`${unlucky.url}/start`)
  await start(unlucky.url)
  for (const kind of ['html500', 'brokenJson']) await fault({ api: 'result', kind, remaining: 1 })
  await phone.open(`${unlucky.url}/return?token=forged-${PERSON.name}`)
  await phone.open(`${unlucky.url}/return`)

  // Neither is the caller.
  for (const body of [
    '{',
    `{"name":"${PERSON.name}"}`,
    `"${PERSON.email}"`,
    `{"${PERSON.name}":1}`,
    '{"__proto__":1}',
  ]) {
    const headers = { cookie, origin, 'content-type': 'application/json' }
    await fetch(`${origin}/api/trpc/team.invite`, { method: 'POST', headers, body })
    await fetch(`${origin}/api/trpc/team.invite?input=${encodeURIComponent(body)}`, { headers })
  }
  await fetch(`${origin}/v/${PERSON.name}%ff`)
  await fetch(`${origin}/${PERSON.email}?token=${encodeURIComponent(PERSON.name)}`)

  // And then the disk is gone.
  const late = await create()
  await finishH5(await start(late.url), 0)
  await rename(path.join(dataDir, 'evidence'), path.join(dataDir, 'evidence.away'))
  await writeFile(path.join(dataDir, 'evidence'), '')
  await phone.open(`${late.url}/return`)
  await until(async () => (await api.verifications.get.query({ id: late.id })).sessions[0]?.lookProblem === 'storage')
  await uploadPhoto(origin, cookie, await drawnPhoto())

  for (const key of ['master.key', 'auth.key']) secrets.push((await readFile(path.join(dataDir, key), 'utf8')).trim())
  const { stdout, stderr, code } = await program.stop()
  expect(code).toBe(0)
  expect(stderr).toBe('')
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'))
  expect(lines.length).toBeGreaterThan(40)
  // Whoever asks nonsense breaks nothing.
  expect(lines.filter((line) => line.includes('team.invite'))).toEqual([])
  // Reasons are there: whoever runs the server must be able to mend what broke.
  expect(stdout).toContain('ENOTDIR')
  expect(secrets.filter((secret) => secret === '' || stdout.includes(secret))).toEqual([])
  expect(stdout).not.toMatch(/\/v\/(?!:code)|token=/)
})
