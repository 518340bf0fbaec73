import type { PhotoFace, PhotoWarning } from './inspect/index.ts'

export type UploadedPhoto = {
  id: string
  width: number
  height: number
  bytes: number
  warnings: PhotoWarning[]
  face?: PhotoFace
  /** An import’s photo that was turned and is stored upright. */
  rotated: boolean
}
