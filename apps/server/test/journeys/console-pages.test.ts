import { expireDue } from '@ekyc/api'
import { standardSettings } from '@ekyc/domain'
import {
  type ConsoleKey,
  type ConsoleTranslator,
  consoleLanguages,
  consoleRooms,
  loadConsole,
} from '@ekyc/i18n/console'
import type { Locator } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { flaws, intercept, looks, newPage, signInAs } from '../browser.ts'
import { finishH5, phone, until } from '../phone.ts'
import { createWithPhoto, drawnPhoto } from '../start-test-server.ts'
import { join, type SignedIn } from '../team.ts'
import { startJourney } from './start-journey.ts'

const HOUR = 3_600_000

const calm = { needs: [], alarms: [], shortOfBudget: false }

const { server, browser } = await startJourney()
let admin: SignedIn
let person: SignedIn & { email: string; password: string }
/** Cases by where they stand. */
const cases: Record<string, string> = {}

beforeAll(async () => {
  await makePast()
  admin = await server.signIn()
  person = await join(server, admin, 'admin')
  const { userId } = await join(server, admin, 'operator')
  await admin.api.team.disable.mutate({ userId })
  await admin.api.team.invite.mutate({ name: 'Noch Niemand', email: 'invited@larkfield.example', role: 'compliance' })
  await makePresent()
})

const start = async (url: string) => (await phone.press(`${url}/start`)).headers.get('location') ?? ''

async function after(code: number, extra: object = {}): Promise<string> {
  const { id, link } = await createWithPhoto(server, admin, extra)
  await phone.open(await finishH5(await start(link.url), code))
  await until(async () => {
    await phone.open(`${link.url}/return`)
    return (await server.seenByAdmin.verifications.get({ id })).sessions.every(({ settledAt }) => settledAt)
  })
  return id
}

/** What took days: a result that Tencent no longer had when it was asked, and a link that ran out. */
async function makePast() {
  server.moveClock(-80 * HOUR)
  admin = await server.signIn()
  const lost = await createWithPhoto(server, admin)
  const expired = await createWithPhoto(server, admin, { expiresInHours: 1 })
  await start(lost.link.url)
  server.moveClock(80 * HOUR)
  await expireDue({ ...server.ports, actor: { kind: 'worker' } })
  await until(async () => {
    await server.rescue()
    const [session] = (await server.seenByAdmin.verifications.get({ id: lost.id })).sessions
    return session?.state !== 'open'
  })
  Object.assign(cases, { lost: lost.id, expired: expired.id })
}

async function makePresent() {
  const { items } = await admin.api.profiles.list.query()
  const card = items.find(({ checkMode }) => checkMode === 1)?.id
  const created = await createWithPhoto(server, admin, {
    reference: 'ACC-1',
    customer: { name: 'Wilhelmina van den Berg-Oosterhuis', email: 'wilhelmina@example.com' },
    send: { channels: ['email'] },
  })
  const declined = await createWithPhoto(server, admin)
  await phone.press(`${declined.link.url}/decline`, { as: 'ratherNot' })
  const cancelled = await createWithPhoto(server, admin)
  await admin.api.verifications.cancel.mutate({ id: cancelled.id, reason: 'duplicate', note: 'The other one is used.' })
  const started = await createWithPhoto(server, admin)
  await start(started.link.url)
  Object.assign(cases, {
    created: created.id,
    declined: declined.id,
    cancelled: cancelled.id,
    started: started.id,
    passed: await after(0),
    'passed with a card': await after(0, { profileId: card, comparePhotoId: undefined }),
    'a try failed': await after(2016),
    'failed for fraud': await after(1002),
    'failed for what nobody knows': await after(9999),
    'needs another photo': await after(2010),
  })
  await server.sandbox?.control.setFault({ api: 'apply', kind: 'error', code: 'InternalError', remaining: 1 })
  await start((await createWithPhoto(server, admin)).link.url)
}

describe.each(consoleLanguages)('in %s', (language) => {
  let page: Awaited<ReturnType<typeof newPage>>
  let t: ConsoleTranslator
  const seenIn = language === 'en' ? looks.slice(0, 2) : looks.slice(2)

  beforeAll(async () => {
    t = await loadConsole(language, consoleRooms)
    page = await newPage(browser, { language })
    await signInAs(page, server.origin, person)
  })
  afterAll(() => page.context().close())

  const button = (key: ConsoleKey) => page.getByRole('button', { name: t(key), exact: true })
  const heading = (key: ConsoleKey) => page.getByRole('heading', { name: t(key), exact: true })
  const open = (path: string) => page.goto(server.origin + path)

  /** Looks when nothing is still on its way. */
  async function see(what: string, ready: Locator) {
    await ready.first().waitFor()
    for (const waiting of [page.getByRole('status', { name: t('state.loading') }), page.locator('[aria-busy=true]')]) {
      await waiting.first().waitFor({ state: 'detached' })
    }
    expect.soft(await flaws(page, seenIn), what).toEqual([])
  }

  /** Looks at what a button opens, and that the button has the focus again afterwards. */
  async function seeOpened(opener: Locator) {
    const name = await opener.textContent()
    await opener.click()
    await see(`opened by ${name}`, page.getByRole('dialog'))
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await until(() => opener.evaluate((each: { matches(selector: string): boolean }) => each.matches(':focus')))
  }

  it('the overview, calm and with all that can wait for a person', async () => {
    await open('/')
    await see('overview', page.getByRole('list').filter({ hasText: t('need.ratherNot.title', { n: 1 }) }))
    const letThrough = await intercept(page, '**/overview.get*', async (route) => {
      const answer = await route.fetch()
      const { result } = await answer.json()
      await route.fulfill({ response: answer, json: { result: { data: { ...result.data, ...calm } } } })
    })
    await open('/overview')
    await see('overview, calm', page.getByText(t('overview.calm')))
    letThrough()
  })

  it('the list and what opens over it', async () => {
    await open('/verifications')
    const rows = page.getByRole('row').filter({ hasText: 'ACC-1' })
    await see('list', rows)
    await seeOpened(button('list.filter'))
    await seeOpened(
      page
        .getByRole('button', { name: person.email.split('@')[0] ?? '' })
        .or(page.locator('nav button[aria-haspopup=dialog]'))
        .first(),
    )
    await page.keyboard.press('?')
    await see('keys', page.getByRole('dialog'))
    await page.keyboard.press('Escape')
    await createWithPhoto(server, admin)
    await see('newer rows wait', page.getByRole('button', { name: t('list.newer', { n: 1 }) }))
    await open('/verifications?created=7d&code=2016')
    await see('filtered', page.getByRole('button', { name: t('filter.remove', { name: t('filter.code') }) }))
    await open('/verifications?q=nobody')
    await see('nothing found', page.getByRole('heading', { name: t('list.noMatch', { q: 'nobody' }) }))
    await open('/verifications?tab=needsReview&created=1d&code=17')
    await see('nothing found by filters', heading('list.noMatchFilters'))
    const letThrough = await intercept(page, '**/verifications.changes*', (route) => route.abort())
    await open('/verifications')
    await see('not live', page.getByText(t('list.connecting')))
    letThrough()
  })

  it('a new verification, from the empty form to its link', async () => {
    await open('/verifications/new')
    await see('empty', page.getByLabel(t('photo.choose')))
    await button('new.make').or(page.locator('form button[type=submit]')).first().click()
    await see('mistakes', page.locator('[aria-invalid=true]'))
    await page.getByLabel(t('field.name'), { exact: true }).fill('Siti Rahma')
    await button('new.readsChange').click()
    await page.getByLabel(t('field.email')).fill(`siti-${language}@example.com`)

    const choose = async (name: string, buffer: Buffer) => {
      await page.getByLabel(t('photo.choose')).setInputFiles({ name, mimeType: 'image/jpeg', buffer })
    }
    await choose('notes.jpg', Buffer.from('not a picture'))
    await see('photo refused', page.getByText(t('photo.refused')))
    await choose(
      'lying.jpg',
      await sharp(await drawnPhoto())
        .rotate(90)
        .toBuffer(),
    )
    await see('photo to mend', button('photo.turn'))
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const letThrough = await intercept(page, '**/comparePhotos.upload', async (route) => {
      await held
      await route.continue()
    })
    await choose('face.jpg', await drawnPhoto())
    await see('photo on its way', page.getByRole('progressbar', { name: t('photo.uploading') }))
    letGo()
    await see('photo good', page.getByText(t('photo.good')))
    letThrough()
    await page.keyboard.press('Control+Enter')
    await button('link.showQr').click()
    await see('the link', page.getByRole('img', { name: t('qr.title') }))
    await button('created.another').click()
    await page.getByRole('radio', { name: t('checkMode.3') }).check()
    await see('a profile without a photo', page.getByLabel(t('field.name'), { exact: true }))
  })

  it('a case wherever it stands', async () => {
    for (const [where, id] of Object.entries(cases)) {
      await open(`/verifications/${id}`)
      await see(where, heading('timeline.title'))
    }
    await open('/verifications/ver_none')
    await see('no such case', heading('view.missing'))
  })

  it('everything that can be done to a case', async () => {
    await open(`/verifications/${cases['a try failed']}`)
    for (const key of [
      'link.qr',
      'link.extend',
      'link.new',
      'details.edit',
      'evidence.replacePhoto',
      'view.cancel',
    ] as const) {
      await seeOpened(button(key))
    }
    await page.getByLabel(t('evidence.why')).selectOption({ label: t('evidence.why.other') })
    await button('evidence.show').click()
    await see('a look without a reason', page.locator('[aria-invalid=true]'))
    await page.getByLabel(t('evidence.note')).fill('Second opinion')
    await button('evidence.show').click()
    await page.getByText(t('evidence.raw')).first().click()
    await see('evidence', page.getByRole('img', { name: t('evidence.kind.bestFrame') }))
    await open(`/verifications/${cases['passed with a card']}`)
    await page.getByLabel(t('evidence.why')).selectOption({ label: t('evidence.why.review') })
    await button('evidence.show').click()
    await see('evidence with a card', page.getByText(t('evidence.card'), { exact: true }))
  })

  it('messages, of a case and of all', async () => {
    await open(`/verifications/${cases.created}`)
    await seeOpened(button('message.read'))
    await open('/messages')
    await see('messages', page.getByRole('table', { name: t('message.table') }))
    await open('/messages?tab=trouble')
    await see('no trouble', page.getByText(t('message.empty.trouble')))
  })

  it('profiles, their settings and what opens over them', async () => {
    const mine = await admin.api.profiles.create.mutate({ ...standardSettings, name: `Branch ${language}` })
    const longName = `Old branch, onboarding of small businesses, Jurong ${language}`
    const old = await admin.api.profiles.duplicate.mutate({ id: mine.id, name: longName })
    await admin.api.profiles.save.mutate({ ...standardSettings, id: mine.id, baseVersion: 1, linkHours: 48 })
    await admin.api.profiles.archive.mutate({ id: old.id })
    await open('/profiles')
    await see('profiles', page.getByRole('table', { name: t('profiles.isArchived') }))
    await seeOpened(button('profiles.new'))
    await open(`/profiles/${old.id}`)
    await see('an archived profile', page.getByText(t('profiles.archivedText')))
    await open(`/profiles/${mine.id}`)
    await seeOpened(button('profiles.duplicate'))
    await page.locator('summary').first().click()
    await page.getByRole('checkbox', { name: t('profiles.action.nod') }).check()
    await see('a profile with an error', page.getByText(t('profiles.errors', { n: 1 })))
    await admin.api.profiles.save.mutate({ ...standardSettings, id: mine.id, baseVersion: 2, linkHours: 72 })
    await page.getByRole('checkbox', { name: t('profiles.action.nod') }).uncheck()
    await page.getByRole('textbox', { name: t('profiles.field.handling.reason') }).fill('To open your account')
    await page.getByRole('button', { name: t('profiles.save', { version: 3 }) }).click()
    await see('changed meanwhile', page.getByRole('alert'))
    await page
      .getByRole('link', { name: t('nav.playbook') })
      .first()
      .click()
    await see('leaving without saving', page.getByRole('dialog'))
    await button('leave.leave').click()
    await page.getByRole('table', { name: t('playbook.table') }).waitFor()
    await open('/profiles/prf_none')
    await see('no such profile', heading('profiles.missing'))
  })

  it('playbook, team, system, welcome and nowhere', async () => {
    await open('/playbook')
    await see('playbook', page.getByRole('table', { name: t('playbook.table') }))
    await open('/playbook?code=1201')
    await see('a code', page.getByText(t('playbook.customerReads')))
    await open('/playbook?q=nothing-like-it')
    await see('no code', page.getByRole('heading', { name: t('playbook.noMatch', { q: 'nothing-like-it' }) }))
    await open('/team')
    await see('team', page.getByRole('table', { name: t('team.title') }))
    await seeOpened(button('team.invite'))
    await seeOpened(button('team.disable').first())
    await button('team.resetLink').first().click()
    await see('a one-time link', page.getByText(t('team.linkCopy')))
    await open('/system')
    await see('system', page.getByRole('heading', { name: t('system.server') }))
    await open('/welcome')
    await page.getByLabel(t('merchant.brandColor')).fill('petrol')
    await button('action.save').click()
    await see('welcome with mistakes', page.locator('[aria-invalid=true]'))
    await open('/nowhere')
    await see('no such page', heading('notFound.title'))
  })

  it('settings', async () => {
    const pages = [
      ['brand', heading('merchant.title')],
      ['time', heading('settings.holidays')],
      ['languages', page.getByLabel(t('settings.fallback'))],
      ['access', page.getByLabel(t('settings.ownUnitOnly'))],
      ['sms?kind=reminder', page.getByText('SMS_HTTP_URL', { exact: false })],
      ['emails?locale=th', page.getByText('SMTP_URL', { exact: false })],
    ] as const
    for (const [path, ready] of pages) {
      await open(`/settings/${path}`)
      await see(path, ready)
    }
    const send = async () => ({ is: 'accepted' }) as const
    server.ports.carriers.sms = { channel: 'sms', provider: 'Templates', wording: 'template', perSecond: 1, send }
    await open('/settings/sms')
    await page.getByLabel(t('settings.templateId')).first().fill('none')
    await see('templates with mistakes', page.locator('[aria-invalid=true]'))
    server.ports.carriers.sms = null
    await page.getByRole('link', { name: t('settings.emails'), exact: true }).click()
    await button('leave.leave').click()
    await page.getByLabel(t('settings.word.subject')).fill('{nobody')
    await see('words with mistakes', page.locator('[aria-invalid=true]'))
    await page.getByRole('link', { name: t('settings.access'), exact: true }).click()
    await see('asked before leaving', page.getByRole('dialog'))
    await button('leave.leave').click()
    await page.getByLabel(t('settings.ownUnitOnly')).waitFor()
  })

  it('signing in, setting up and joining', async () => {
    await page.context().clearCookies()
    await open('/sign-in')
    await see('sign-in', button('signIn.button'))
    await page.getByLabel(t('signIn.email')).fill('nobody@larkfield.example')
    await page.getByLabel(t('signIn.password'), { exact: true }).fill('wrong')
    await button('signIn.button').click()
    await see('a wrong password', page.getByRole('alert'))
    await open('/setup/some-token')
    await button('setUp.button').click()
    await see('set-up with mistakes', page.locator('[aria-invalid=true]'))
    await open('/invite/some-token')
    await see('an invitation that is no good', page.getByRole('alert'))
    const { link } = await admin.api.team.invite.mutate({
      name: 'Mei Tan',
      email: `mei-${language}@larkfield.example`,
      role: 'operator',
    })
    await page.goto(link.url)
    await see('an invitation', button('invite.button'))
  })

  it('the page itself complains of nothing', () => {
    expect(page.faults).toEqual([])
  })
})
