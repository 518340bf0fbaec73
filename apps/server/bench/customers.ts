import { phone } from '../test/phone.ts'
import type { Caller } from './caller.ts'

export type Begun = { id: string; link: string; h5: string }

/** A verification without a compare photo whose customer has tapped "Agree and start". */
export async function begin(caller: Caller): Promise<Begun> {
  const created = await caller.mutate<{ id: string; link: { url: string } }>('verifications.create', {
    customer: { name: 'Maria Santos' },
    profileId: FACE_ONLY,
  })
  const started = await phone.press(`${created.link.url}/start`)
  const h5 = started.headers.get('location')
  if (started.status !== 303 || !h5) throw new Error(`the link answered ${started.status} instead of starting`)
  return { id: created.id, link: created.link.url, h5 }
}

/** The built-in profile that needs no photo: what is measured is not the upload. */
export const FACE_ONLY = 'prf_builtin3'
