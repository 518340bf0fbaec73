import { AppError } from '../errors.ts'
import { isCommonPassword } from './common-passwords.ts'

const PRODUCT = ['ekyc', 'ekycconsole']

/** Returns only the letters, so that "Maria-Santos-1990" counts as "maria santos". */
const lettersOf = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\P{L}/gu, '')

/**
 * Refuses a new password that is easy to guess: one of the commonest, or nothing but the person's own email or name or
 * the product's name, with digits and marks at will. `field` names the input that is to be changed.
 */
export async function assertGoodPassword(
  password: string,
  person: { email: string; name: string },
  field = 'password',
): Promise<void> {
  const [local = '', host = ''] = person.email.split('@')
  const own = [person.email, local, host, person.name, `${person.name}${person.name}`, ...PRODUCT]
  const letters = lettersOf(password)
  if (own.some((each) => lettersOf(each) === letters && letters !== '')) {
    throw new AppError('invalidInput', 'Use a password that is not your email, your name or the product’s name.', {
      field,
      reason: 'ownPassword',
    })
  }
  if (await isCommonPassword(password)) {
    throw new AppError('invalidInput', 'This password is one of the most common. Choose another.', {
      field,
      reason: 'commonPassword',
    })
  }
}
