import { expect, it } from 'vitest'
import { wordsOf } from './log.ts'

it('shows of an error its name, code, text, stack and causes, and nothing that it carries besides', () => {
  const driver = Object.assign(new Error('null value in column "email"'), {
    code: '23502',
    detail: 'Failing row contains (ver_1, Maria Santos).',
  })
  const shown = wordsOf(Object.assign(new TypeError('it broke', { cause: driver }), { meta: { name: 'Maria Santos' } }))
  expect(shown).toEqual({
    type: 'TypeError',
    message: 'it broke',
    stack: expect.stringContaining('log.test.ts'),
    cause: { type: 'Error', code: '23502', message: driver.message, stack: driver.stack },
  })
  expect(JSON.stringify(shown)).not.toContain('Maria')
  expect(wordsOf('text')).toEqual({ message: 'text' })
})
