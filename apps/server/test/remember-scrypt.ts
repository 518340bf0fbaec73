import crypto, { type BinaryLike, type ScryptOptions } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

type Done = (error: Error | null, key: Buffer) => void

const { scrypt } = crypto
const known = new Map<string, Buffer>()

/**
 * Computes scrypt once for the same password and salt: a hash takes a tenth of a second of processor time on purpose, and
 * the tests sign in some thousand times. What is hashed and compared stays the same.
 */
function remembering(password: BinaryLike, salt: BinaryLike, length: number, options: ScryptOptions, done: Done): void {
  const input = JSON.stringify([String(password), String(salt), length, options])
  const key = known.get(input)
  if (key) return void setImmediate(done, null, Buffer.from(key))
  scrypt(password, salt, length, options, (error, computed) => {
    if (!error) known.set(input, computed)
    done(error, computed)
  })
}

// The files of a worker share its modules, and each of them runs this setup.
if (crypto.scrypt.name !== remembering.name) {
  Object.assign(crypto, { scrypt: remembering })
  syncBuiltinESMExports()
}
