import type { PhotoFace, PhotoWarning } from './inspect/index.ts'

export type UploadedPhoto = {
  id: string
  width: number
  height: number
  bytes: number
  warnings: PhotoWarning[]
  face?: PhotoFace
}
