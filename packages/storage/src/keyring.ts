import { createHash, createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto'
import { decrypt, encrypt } from './cipher.ts'
import { TamperedError } from './errors.ts'

/** The key of one verification, or of one upload: deleting its sealed form is the erasure of all it covers. */
export type DataKey = {
  /** Text for a database column; `context` binds it to its row. */
  seal(plain: string, context: string): string
  /** Throws TamperedError. */
  unseal(sealed: string, context: string): Buffer
  /** `header` goes before the sealed bytes, in plain. */
  encrypt(bytes: Uint8Array, context: string, header?: Uint8Array): Buffer
  decrypt(sealed: Buffer, context: string): Buffer
  /** The key of one thing that this key covers, named by `info`. */
  derive(info: readonly string[]): DataKey
}

export type Keyring = {
  /** Names the master key in every sealed data key, so that it can be changed one day. */
  keyId: string
  /** One-way; kept in the database so that another MASTER_KEY is noticed at the start. */
  fingerprint: string
  /** 32 random bytes, wrapped by the master key for one row: the id of the verification, upload or import it is the key of. */
  newDataKey(owner: string): string
  /** Throws TamperedError for the key of another row. Keys from before they were bound to a row (`v1`) open for any. */
  open(sealedKey: string, owner: string): DataKey
  /** A keyed hash: the same text is found by it, and nobody without the master key can try texts. */
  mark(text: string): string
}

const VERSION = 'v2'
const UNBOUND = 'v1'
const CONTEXT = 'data-key'

/** `masterKey`: 32 bytes. */
export function createKeyring(masterKey: Buffer): Keyring {
  if (masterKey.length !== 32) throw new Error('the master key has 32 bytes')
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', masterKey, '', `ekyc-console ${purpose}`, 32))
  const wrapping = createSecretKey(derive('wrap'))
  const fingerprint = createHash('sha256').update(derive('fingerprint')).digest('hex')
  const keyId = fingerprint.slice(0, 8)
  const marking = createSecretKey(derive('mark'))
  return {
    keyId,
    fingerprint,
    mark: (text) => createHmac('sha256', marking).update(text).digest('base64url'),
    newDataKey: (owner) =>
      [VERSION, keyId, encrypt(wrapping, randomBytes(32), `${CONTEXT} ${owner}`).toString('base64url')].join('.'),
    open(sealedKey, owner) {
      const [version, id, sealed] = sealedKey.split('.')
      if ((version !== VERSION && version !== UNBOUND) || id !== keyId || !sealed) {
        throw new TamperedError('This was encrypted with a different master key.')
      }
      const context = version === UNBOUND ? CONTEXT : `${CONTEXT} ${owner}`
      return dataKey(createSecretKey(decrypt(wrapping, Buffer.from(sealed, 'base64url'), context)))
    },
  }
}

function dataKey(key: KeyObject): DataKey {
  return {
    seal: (plain, context) => encrypt(key, Buffer.from(plain), context).toString('base64url'),
    unseal: (sealed, context) => decrypt(key, Buffer.from(sealed, 'base64url'), context),
    encrypt: (bytes, context, header) => encrypt(key, bytes, context, header),
    decrypt: (sealed, context) => decrypt(key, sealed, context),
    derive: (info) => dataKey(createSecretKey(Buffer.from(hkdfSync('sha256', key, '', JSON.stringify(info), 32)))),
  }
}
