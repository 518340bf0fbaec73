import type { FileKind, ImportNote } from '@ekyc/domain'
import type { DataKey } from '@ekyc/storage'
import { uploadPhoto } from '../../compare-photos/upload-photo.ts'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { ImportRecord } from '../find-import.ts'
import type { RowNote } from '../schema.ts'
import { formatOf } from '../stored.ts'
import { openZip, type PhotoZip } from './open-zip.ts'
import { heldUntil, photoNotes } from './photo-notes.ts'

/** The photos of an import; null when no ZIP was added. */
export type PhotoSource = PhotoZip | null

export type CheckedPhoto =
  | { is: 'good'; id: string; notes: RowNote[] }
  | { is: 'bad'; note: ImportNote; kind?: FileKind }

export async function photoSourceOf(ctx: Ctx, found: ImportRecord, key: DataKey): Promise<PhotoSource> {
  const { photos } = formatOf(found)
  return found.photosKey && photos ? openZip(ctx, { storageKey: found.photosKey, key, bytes: photos.bytes }) : null
}

/** Looks at a photo as it is looked at when somebody drops it by hand, and keeps it for its verification. */
export async function checkPhoto(ctx: Ctx, photos: PhotoSource, name: string): Promise<CheckedPhoto> {
  const entry = photos?.find(name) ?? null
  if (!photos || !entry) return { is: 'bad', note: 'photoNotInZip' }
  if (entry === 'twice') return { is: 'bad', note: 'photoNameTwice' }
  try {
    const uploaded = await uploadPhoto(ctx, photos.read(entry), heldUntil(ctx))
    return { is: 'good', id: uploaded.id, notes: photoNotes(uploaded) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const note = notes[error.reason ?? '']
    if (!note) throw error
    return { is: 'bad', note, kind: error.facts?.fileKind as FileKind | undefined }
  }
}

/** By the reasons for which photos are refused. */
const notes: Record<string, ImportNote> = {
  empty: 'photoEmpty',
  unsupportedFormat: 'photoFormat',
  tooManyPixels: 'photoTooLarge',
  tooManyBytes: 'photoTooLarge',
  tooSmall: 'photoTooSmall',
  rareJpeg: 'photoRare',
  animated: 'photoMoves',
  damaged: 'photoDamaged',
  tooComplex: 'photoTooComplex',
}
