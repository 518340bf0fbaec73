import { api, type CreateInput, type SameVerification } from '#/api.ts'
import { gradeOf, type Warning } from '#/features/compare-photos/grade-photo.ts'
import type { PhotoState } from '#/features/compare-photos/use-photo.ts'

/** What to ask about before anything is created or sent. */
export type Doubts = { same: SameVerification[]; photo: 'hopeless' | 'doubtful' | null; warnings: readonly Warning[] }

/** What speaks against this verification: others of the same person, and a photo that may fail. */
export async function findDoubts(input: CreateInput, photo: PhotoState | null): Promise<Doubts> {
  const { email, phone } = input.customer
  const { reference } = input
  const { items } =
    email || phone || reference ? await api.verifications.findSame.query({ email, phone, reference }) : { items: [] }
  const grade = photo?.step === 'ready' ? gradeOf(photo) : null
  const isPoor = grade === 'hopeless' || grade === 'doubtful'
  return {
    // The one that this verification follows is known.
    same: items.filter(({ id }) => id !== input.followsId),
    photo: isPoor ? grade : null,
    warnings: isPoor && photo?.step === 'ready' ? photo.photo.warnings : [],
  }
}

export const hasDoubts = ({ same, photo }: Doubts): boolean => same.length > 0 || photo !== null
