import { Readable } from 'node:stream'
import type { EvidenceStore } from '@ekyc/storage'
import { RandomAccessReader } from 'yauzl'
import type { Ctx } from '../../context.ts'
import { type KeptFile, readFile } from '../read/parts.ts'

/** Leads the reader of ZIPs to a kept file; the part it read last stays at hand, because it reads a few bytes at a time. */
export class KeptFileReader extends RandomAccessReader {
  readonly #ports: Pick<Ctx, 'evidence'>
  readonly #file: KeptFile
  constructor({ evidence }: Pick<Ctx, 'evidence'>, file: KeptFile) {
    super()
    this.#ports = { evidence: { ...evidence, get: lastAtHand(evidence) } }
    this.#file = file
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(readFile(this.#ports, this.#file, { start, end }), { objectMode: false })
  }

  override read(...[buffer, offset, length, position, callback]: Parameters<RandomAccessReader['read']>): void {
    this.#copy(buffer, offset, { start: position, end: position + length }).then(() => callback(null), callback)
  }

  async #copy(buffer: Buffer, offset: number, range: { start: number; end: number }): Promise<void> {
    let at = offset
    for await (const piece of readFile(this.#ports, this.#file, range)) at += piece.copy(buffer, at)
  }
}

function lastAtHand(evidence: EvidenceStore): EvidenceStore['get'] {
  let last: { storageKey: string; bytes: Promise<Buffer> } | null = null
  return (file, key) => {
    const { storageKey } = file
    if (last?.storageKey !== storageKey) last = { storageKey, bytes: evidence.get(file, key) }
    return last.bytes
  }
}
