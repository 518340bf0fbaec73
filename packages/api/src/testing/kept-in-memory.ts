import { createEvidenceStore, createKeyring } from '@ekyc/storage'
import { keepFile } from '../imports/read/parts.ts'

const keyring = createKeyring(Buffer.alloc(32, 7))

/** Keeps bytes as an upload keeps them, but in memory. */
export async function keptInMemory(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, limit = 50 * 1024 * 1024) {
  const files = new Map<string, Buffer>()
  const evidence = createEvidenceStore({
    put: async (key, bytes) => void files.set(key, Buffer.from(bytes)),
    get: async (key) => files.get(key) ?? null,
    remove: async (key) => void files.delete(key),
    tidy: async () => undefined,
    check: async () => undefined,
  })
  const file = { storageKey: 'imports/imp_1/file', key: keyring.open(keyring.newDataKey('imp_1'), 'imp_1') }
  const stream = (async function* () {
    yield* pieces
  })()
  const bytes = await keepFile({ evidence }, { ...file, limit, tooLarge: 'too large' }, stream)
  return { ctx: { evidence }, file: { ...file, bytes }, files }
}
