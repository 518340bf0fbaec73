import { drawPortrait } from '@ekyc/sandbox'
import { photoIdOf, signInAt, uploadPhoto } from '../test/client.ts'
import { finishH5, phone } from '../test/phone.ts'
import { type Story, stories } from './stories.ts'

type Credentials = { email: string; password: string }
type Signed = Awaited<ReturnType<typeof signInAt>>

/** Lets every story happen at its own hour, by the same calls that a browser and a phone would make. */
export async function fill(origin: string, admin: Credentials, clock: { goTo(hoursAgo: number): void }): Promise<void> {
  clock.goTo(160)
  const { api } = await signInAt(origin, admin)
  await api.settings.saveMerchant.mutate({
    base: null,
    value: {
      name: 'Larkfield Bank',
      why: 'To open your savings account.',
      contactPhone: '+65 6555 0100',
      contactEmail: 'help@larkfield.example',
      contactHours: 'Monday to Friday, 9:00 to 18:00',
      timeZone: 'Asia/Singapore',
    },
  })
  for (const story of stories) {
    clock.goTo(story.hoursAgo)
    await happen(origin, story, await signInAt(origin, admin))
  }
  clock.goTo(0)
}

async function happen(origin: string, story: Story, { api, cookie }: Signed): Promise<void> {
  const { items } = await api.profiles.list.query()
  const profile = items.find(({ name, isDefault }) => (story.profile ? name === story.profile : isDefault))
  const upload = async (seed: string) => photoIdOf(await uploadPhoto(origin, cookie, await drawPortrait(seed)))
  const { name, email, phone: number, reference, locale, unit, expiresInHours } = story
  const created = await api.verifications.create.mutate({
    customer: { name, email, phone: number },
    reference,
    locale,
    unit,
    expiresInHours,
    send: email ? { channels: ['email'] } : undefined,
    profileId: profile?.id,
    comparePhotoId: profile?.checkMode === 2 ? await upload(reference) : undefined,
  })
  const { url } = created.link
  if (story.stops || story.codes) await phone.open(url)
  for (const code of story.codes ?? []) await goThrough(url, code)
  if (story.stops === 'started') await phone.press(`${url}/start`)
  if (story.stops === 'ratherNot' || story.stops === 'notMe') await phone.press(`${url}/decline`, { as: story.stops })
  if (story.stops === 'cancelled') {
    await api.verifications.cancel.mutate({
      id: created.id,
      reason: 'customerAsked',
      note: 'Came to the branch instead.',
    })
  }
}

async function goThrough(url: string, code: number): Promise<void> {
  const started = await phone.press(`${url}/start`)
  const h5 = started.headers.get('location')
  if (!h5) throw new Error(`the link answered ${started.status} instead of starting`)
  await phone.open(await finishH5(h5, code))
  await phone.open(`${url}/return`)
}
