import { importLimits } from '@ekyc/domain'
import { MissingError, StorageError, TamperedError } from '@ekyc/storage'
import { type Entry, fromRandomAccessReaderPromise, validateFileName, type ZipFile } from 'yauzl'
import type { Ctx } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { KeptFile } from '../read/parts.ts'
import { createEntryNames, type EntryNames, pathOf } from './entry-names.ts'
import { KeptFileReader } from './kept-file-reader.ts'

export type PhotoZip = {
  files: number
  /** By its path, its name, or its name without the ending, in any case. */
  find: EntryNames['find']
  read(entry: Entry): AsyncGenerator<Uint8Array>
}

/** Photos hardly shrink: what unfolds to a hundred times its size is no photo. */
const MAX_RATIO = 100
const MAX_UNFOLDED = 2 * importLimits.photosBytes
/** Characters of a path. No system makes longer ones, and maps are slow with keys of many thousand characters. */
const MAX_PATH = 1024
/** Bytes of all paths, comments and extra fields, which are held in memory. */
const MAX_LIST = 32 * 1024 * 1024
const SYMLINK = 0o120000
const NESTED = /\.(zip|rar|7z|gz|tgz|tar|jar|xz|bz2)$/i

/** Reads the list of a ZIP and holds it to its limits; no photo is unpacked yet. Throws an AppError that says what is wrong. */
export async function openZip(ctx: Pick<Ctx, 'evidence'>, file: KeptFile): Promise<PhotoZip> {
  const names = createEntryNames()
  let files = 0
  let unfolded = 0
  let listed = 0
  const zip = await read(async () => {
    const opened = await fromRandomAccessReaderPromise(new KeptFileReader(ctx, file), file.bytes, {
      decodeStrings: false,
      autoClose: false,
    })
    if (opened.entryCount > importLimits.photoFiles) throw refuse('tooManyFiles', 'The ZIP has more than 20,000 files.')
    for await (const entry of opened.eachEntry()) {
      listed += entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength
      if (listed > MAX_LIST) throw bomb()
      const path = pathOf(entry)
      assertHarmless(entry, path)
      unfolded += entry.uncompressedSize
      if (unfolded > MAX_UNFOLDED) throw bomb()
      const name = path.split('/').at(-1) ?? ''
      if (name === '' || isClutter(path)) continue
      names.add(entry)
      files++
    }
    return opened
  })
  if (files === 0) throw refuse('noFiles', 'The ZIP is empty.')
  return { files, find: names.find, read: (entry) => unpack(zip, entry) }
}

/** Files that systems leave in archives by themselves. */
const isClutter = (path: string) => /^__MACOSX\/|(^|\/)(\.[^/]*|Thumbs\.db|desktop\.ini)$/i.test(path)

function assertHarmless(entry: Entry, path: string): void {
  if (path.length > MAX_PATH || validateFileName(path) !== null) {
    throw refuse('path', 'The ZIP contains a file with an unsafe path.')
  }
  if (entry.isEncrypted()) throw refuse('encrypted', 'The ZIP is password-protected. Create one without a password.')
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === SYMLINK) {
    throw refuse('link', 'The ZIP contains a link instead of a file. Add the photos themselves.')
  }
  if (NESTED.test(path)) throw refuse('nested', 'The ZIP contains another archive. Add the photos themselves.')
  if (entry.uncompressedSize > MAX_RATIO * Math.max(entry.compressedSize, 1024)) throw bomb()
}

const bomb = () => refuse('bomb', 'The ZIP expands to far more than photos would, so it was not unpacked.')

async function* unpack(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const stream = await read(() => zip.openReadStreamPromise(entry), 'photo')
  try {
    yield* stream
  } catch (error) {
    throw asAppError(error, 'photo')
  }
}

async function read<T>(work: () => Promise<T>, field: 'file' | 'photo' = 'file'): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asAppError(error, field)
  }
}

/** What the reader of ZIPs throws is about the file; storage's own errors stay what they are. */
function asAppError(error: unknown, field: 'file' | 'photo'): unknown {
  const known = [AppError, StorageError, MissingError, TamperedError].some((kind) => error instanceof kind)
  if (known) return error
  const words =
    field === 'file' ? 'This is not a ZIP file, or it is damaged. Create it again.' : 'The photo is damaged.'
  return new AppError('invalidInput', words, { field, reason: field === 'file' ? 'notZip' : 'damaged', cause: error })
}

const refuse = (reason: string, message: string) => new AppError('invalidInput', message, { field: 'file', reason })
