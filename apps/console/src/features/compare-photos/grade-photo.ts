import type { UploadedPhoto } from '#/api.ts'
import type { PhotoState } from './use-photo.ts'

export type Warning = UploadedPhoto['warnings'][number]

/** A photo that is there, in whatever state. */
export type Chosen = Exclude<PhotoState, { step: 'none' }>

/** "Good" is only said of a photo whose face was looked for and found. */
export type Grade = 'uploading' | 'refused' | 'hopeless' | 'doubtful' | 'unchecked' | 'good'

/** Tencent answers 2010, 2012 or 2013 to these. */
export const fatal: readonly Warning[] = ['noFace', 'severalFaces', 'cutFace']

export function gradeOf(state: Chosen): Grade {
  if (state.step !== 'ready') return state.step
  const { warnings } = state.photo
  if (warnings.some((warning) => fatal.includes(warning))) return 'hopeless'
  if (warnings.some((warning) => warning !== 'faceNotChecked')) return 'doubtful'
  return warnings.length > 0 ? 'unchecked' : 'good'
}
