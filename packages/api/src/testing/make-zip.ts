import { crc32, deflateRawSync } from 'node:zlib'

export type ZippedFile = {
  name: string | Buffer
  content: Buffer
  /** As packed archives of photos are, unless told otherwise. */
  deflate?: boolean
  encrypted?: boolean
  symlink?: boolean
  /** Says that the name is UTF-8. */
  utf8?: boolean
  /** The name once more, in Info-ZIP’s field. */
  unicodePath?: string
  comment?: string
  /** What the list says of its unpacked size, for an archive that lies. */
  claimedSize?: number
}

/** A ZIP as it stands in its specification, and as no archiver would write it. */
export function makeZip(files: ZippedFile[]): Buffer<ArrayBuffer> {
  const bodies: Buffer[] = []
  const list: Buffer[] = []
  let offset = 0
  for (const file of files) {
    const name = Buffer.from(file.name as string)
    const data = file.deflate ? deflateRawSync(file.content) : file.content
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE((file.encrypted ? 1 : 0) | (file.utf8 ? 0x800 : 0), 2)
    common.writeUInt16LE(file.deflate ? 8 : 0, 4)
    common.writeUInt32LE(crc32(file.content), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(file.claimedSize ?? file.content.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, data])
    const tail = Buffer.alloc(14)
    const comment = Buffer.from(file.comment ?? '')
    tail.writeUInt16LE(comment.length, 0)
    tail.writeUInt32LE(file.symlink ? 0o120777 * 65536 : 0, 6)
    tail.writeUInt32LE(offset, 10)
    const extra = file.unicodePath ? unicodePathField(name, file.unicodePath) : Buffer.alloc(0)
    common.writeUInt16LE(extra.length, 24)
    list.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0003'), common, tail, name, extra, comment]))
    bodies.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, directory, Buffer.from('PK\u0005\u0006'), end])
}

function unicodePathField(name: Buffer, path: string): Buffer {
  const head = Buffer.alloc(9)
  head.writeUInt16LE(0x7075, 0)
  head.writeUInt16LE(5 + Buffer.byteLength(path), 2)
  head.writeUInt8(1, 4)
  head.writeUInt32LE(crc32(name), 5)
  return Buffer.concat([head, Buffer.from(path)])
}
