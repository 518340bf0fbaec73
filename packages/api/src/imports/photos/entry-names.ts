import iconv from 'iconv-lite'
import { type Entry, getFileNameLowLevel } from 'yauzl'
import { createPathIndex } from './path-index.ts'

/** What archivers write names in that neither say UTF-8 nor are it: Windows in each language, and DOS. */
const CODE_PAGES = ['gb18030', 'big5hkscs', 'shiftjis', 'cp949', 'windows874', 'cp437', 'cp850', 'windows1252']
const UTF8_FLAG = 0x800

/** The files of an archive by their names. */
export type EntryNames = {
  add(entry: Entry): void
  /** `twice` if more than one file may be meant. */
  find(name: string): Entry | 'twice' | null
}

/**
 * An old archive does not say which code page its names are in, and a few names are too little to tell. So nothing is
 * guessed: the name that is looked for is written in each code page, and compared byte by byte.
 */
export function createEntryNames(): EntryNames {
  const asText = createPathIndex(foldText)
  const asBytes = createPathIndex(foldBytes)
  return {
    add(entry) {
      const { text, said } = readName(entry)
      if (text !== null) asText.add(text, entry)
      if (!said && !isAscii(entry.fileNameRaw)) asBytes.add(entry.fileNameRaw.toString('latin1'), entry)
    },
    find(name) {
      const found = asText.find(name)
      const [entry, other] = found.length > 0 ? found : new Set(bytesOf(name).flatMap(asBytes.find))
      return other ? 'twice' : (entry ?? null)
    },
  }
}

/** The path of an entry as far as it can be read, for checks of its ASCII part. */
export function pathOf(entry: Entry): string {
  const { text } = readName(entry)
  return text === null ? slashedBytes(entry.fileNameRaw.toString('latin1')).replaceAll('\\', '_') : slashed(text)
}

const isAscii = (bytes: Buffer) => bytes.every((byte) => byte < 0x80)

/** Null if it is in a code page; `said` if the archive itself says that it is Unicode. */
function readName({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): { text: string | null; said: boolean } {
  const text = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true)
  // Without the flag, what is not in the Unicode Path field, with the right checksum, is read as DOS.
  const said = (generalPurposeBitFlag & UTF8_FLAG) !== 0 || text !== getFileNameLowLevel(0, fileNameRaw, [], true)
  if (said && !text.includes('\ufffd')) return { text, said }
  try {
    // macOS writes UTF-8 and does not say so.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(fileNameRaw), said: false }
  } catch {
    return { text: null, said: false }
  }
}

/** The name in every code page that has all its characters. */
const bytesOf = (name: string): string[] =>
  CODE_PAGES.flatMap((page) => {
    const wanted = name.normalize('NFC')
    const bytes = iconv.encode(wanted, page)
    return isAscii(bytes) || iconv.decode(bytes, page) !== wanted ? [] : bytes.toString('latin1')
  })

const slashed = (path: string) => path.replaceAll('\\', '/')
/** A backslash after a byte beyond ASCII is half of a character. */
const slashedBytes = (path: string) => path.replaceAll(/(?<![\x80-\xff])\\/g, '/')
const relative = (path: string) => path.replace(/^\.?\//, '')

const foldText = (path: string) => relative(slashed(path.normalize('NFC').toLowerCase()))

const foldBytes = (path: string) => relative(slashedBytes(path).replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()))
