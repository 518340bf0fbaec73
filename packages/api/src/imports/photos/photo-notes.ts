import { DAY_MS, type ImportNote } from '@ekyc/domain'
import type { PhotoWarning } from '../../compare-photos/inspect/index.ts'
import type { UploadedPhoto } from '../../compare-photos/schema.ts'
import type { Ctx } from '../../context.ts'
import type { RowNote } from '../schema.ts'

/** Longer than any import may wait for its start or lie paused. */
const HELD_DAYS = 30

export const heldUntil = ({ clock }: Pick<Ctx, 'clock'>) => new Date(clock.now().getTime() + HELD_DAYS * DAY_MS)

/** What a person should know about a row's photo, the worst first; empty if it is good as it is. */
export const photoNotes = ({ warnings, rotated }: Pick<UploadedPhoto, 'warnings' | 'rotated'>): RowNote[] => [
  ...warnings.map((warning) => ({ field: 'photo', note: notes[warning] }) as const),
  ...(rotated ? [{ field: 'photo', note: 'photoRotated' } as const] : []),
]

const notes: Record<PhotoWarning, ImportNote> = {
  faceNotChecked: 'photoFaceNotChecked',
  noFace: 'photoNoFace',
  turned: 'photoTurned',
  checkUpright: 'photoCheckUpright',
  severalFaces: 'photoSeveralFaces',
  cutFace: 'photoCutFace',
  smallFace: 'photoSmallFace',
  lowResolution: 'photoLowResolution',
  blurry: 'photoBlurry',
  dark: 'photoDark',
  bright: 'photoBright',
}
