import type { NameGrade } from '@ekyc/domain'
import type { ConsoleTranslator } from '@ekyc/i18n/console'
import { expect, test } from 'vitest'
import type { Verification } from '#/api.ts'
import { verdictWords } from './verdict-words.ts'

/** The keys of the texts. */
const t = ((key: string) => key) as unknown as ConsoleTranslator

type More = { warnings?: number[]; review?: string; state?: string; event?: string }

function toDoOf(cardName: NameGrade | null, more: More = {}) {
  const { warnings = [], review = 'notNeeded', state = 'stored', event = 'completed' } = more
  const passed = {
    outcome: 'passed',
    outcomeCode: 0,
    proof: null,
    review,
    reviewReasons: [],
    cardName,
    sessions: [{ attempts: [], cards: [{ warnings }] }],
    evidence: [{ state }],
    events: [{ kind: event }],
  }
  return verdictWords(passed as unknown as Verification, { t, language: 'en' }).toDo
}

test('a pass says that there is nothing to do only when neither card nor evidence speaks against it', () => {
  const nothing = 'verdict.passed.do'
  const evidence = 'verdict.review.do'
  expect(toDoOf(null)).toBe(nothing)
  expect(toDoOf('same')).toBe(nothing)
  expect(toDoOf('near')).toBe(`verdict.name.near ${evidence}`)
  expect(toDoOf('otherScript')).toBe(`verdict.name.otherScript ${evidence}`)
  expect(toDoOf('same', { warnings: [-9102] })).toBe(`verdict.warnings ${evidence}`)
  expect(toDoOf('same', { warnings: [-9102], review: 'approved' })).toBe(nothing)
  expect(toDoOf('same', { state: 'missing' })).toBe('verdict.missing')
  expect(toDoOf('same', { event: 'evidenceMissing' })).toBe('verdict.missing')
})
