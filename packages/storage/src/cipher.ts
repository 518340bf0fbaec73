import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import { TamperedError } from './errors.ts'

const NONCE = 12
const TAG = 16

/**
 * AES-256-GCM: nonce, sealed bytes, tag, after a `header` in plain. `context` says what the bytes are; under another one
 * they do not open. A key is a KeyObject: Node takes two thirds of its time to read one out of a buffer anew.
 */
export function encrypt(
  key: KeyObject,
  bytes: Uint8Array,
  context: string,
  header: Uint8Array = Buffer.alloc(0),
): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  return Buffer.concat([header, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** Throws TamperedError for what was not sealed by this key under this context. */
export function decrypt(key: KeyObject, sealed: Buffer, context: string): Buffer {
  if (sealed.length < NONCE + TAG) throw new TamperedError('The file is too short to be an evidence file.')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(-TAG))
  const opened = decipher.update(sealed.subarray(NONCE, -TAG))
  try {
    return Buffer.concat([opened, decipher.final()])
  } catch (cause) {
    throw new TamperedError('The file does not match what was stored.', { cause })
  }
}
