import { describe, expect, test } from 'vitest'
import {
  type Country,
  checkConfig,
  checkProfile,
  type Handling,
  handlingSchema,
  localizedFinding,
  newHandlingSchema,
  standardReviewRule,
  withUsualSending,
} from '../index.ts'
import { findingWords } from './words.ts'
import { findingWordsZhCN } from './words.zh-CN.ts'

const sound = {
  name: 'Face against photo',
  config: { CheckMode: 2, SecurityLevel: 3, LivenessRetryLimit: 3, AutoDowngrade: 2 },
  linkHours: 168,
  sessionLimit: 3,
  reviewRule: standardReviewRule,
  handling: handlingSchema.parse({}),
} as const

const spoken = (change: object) =>
  checkProfile({ ...sound, ...change }).map(({ level, field, id }) => `${level} ${field} ${id}`)
const handled = (change: Partial<Handling>) => spoken({ handling: { ...sound.handling, ...change } })
const { channels, reminders } = sound.handling

describe('the guardrails of a profile', () => {
  test('are silent about a sound one, and speak of its config too', () => {
    expect(spoken({})).toEqual([])
    expect(spoken({ config: { ...sound.config, ActionList: 'blink' } })).toEqual(['error ActionList actionsNeedLevel'])
  })

  test('speak of every other field of a config while one holds what is no number', () => {
    const config = { ...sound.config, LivenessRetryLimit: Number.NaN, ThemeColor: 'red', SecurityLevel: 1 }
    expect(spoken({ config })).toEqual([
      'error LivenessRetryLimit wholeNumber',
      'error ThemeColor color',
      'warning SecurityLevel silent',
    ])
  })

  test.each([0, 2161, 1.5, Number.NaN])('refuse a link of %s hours', (linkHours) => {
    expect(spoken({ linkHours })).toEqual(['error linkHours wholeHours'])
  })

  test('warn of long links and of many sessions', () => {
    expect(spoken({ linkHours: 720, sessionLimit: 5 })).toEqual([])
    expect(spoken({ linkHours: 721, sessionLimit: 6 })).toEqual([
      'warning linkHours longLink',
      'warning sessionLimit manySessions',
    ])
    expect(spoken({ sessionLimit: 11 })).toEqual(['error sessionLimit wholeNumber'])
  })

  test('count the reminders that come before the link ends', () => {
    const at = (linkHours: number) => checkProfile({ ...sound, linkHours }).map(({ id, values }) => ({ id, ...values }))
    expect(at(24)).toEqual([{ id: 'reminderTooLate', hours: 24 }])
    expect(at(25)).toEqual([{ id: 'remindersCut', hours: 25, n: 1, atMost: 3 }])
    expect(at(120)).toEqual([{ id: 'remindersCut', hours: 120, n: 2, atMost: 3 }])
    expect(at(121)).toEqual([])
    expect(handled({ reminders: { ...reminders, on: false } })).toEqual([])
  })

  test('warn of ways that leave no trace, of none at all, and of reminders that nothing carries', () => {
    expect(handled({ channels: { ...channels, share: true } })).toEqual([
      'warning handling.channels.share shareUntraced',
    ])
    const none = { email: 'off', sms: 'off', copy: false, qr: false, share: false } as const
    expect(handled({ channels: none })).toEqual([
      'warning handling.channels noWayOut',
      'warning handling.reminders.on remindersUnsent',
    ])
  })

  test('warn of links in messages where banks send none', () => {
    const warned = (country: Country | null, email: 'link' | 'noLink' | 'off' = 'link') =>
      checkProfile({ ...sound, handling: { ...sound.handling, channels: { ...channels, email } } }, country).map(
        ({ field, id }) => `${field} ${id}`,
      )
    expect(warned('SG')).toEqual(['handling.channels.email linkSG', 'handling.channels.sms linkSG'])
    expect(warned('TH', 'noLink')).toEqual(['handling.channels.sms linkTH'])
    for (const country of [null, 'ID', 'HK', 'BR'] as const) expect(warned(country)).toEqual([])
    const usual = (country: Country | null) => {
      const { email, sms } = withUsualSending(newHandlingSchema.parse({ channels: { sms: 'link' } }), country).channels
      return `${email} ${sms}`
    }
    expect([usual('SG'), usual('TH'), usual('ID'), usual(null)]).toEqual([
      'noLink link',
      'noLink link',
      'link link',
      'link link',
    ])
  })

  test('name the field and what is wanted of what people write', () => {
    expect(spoken({ name: ' ' })).toEqual(['error name name'])
    expect(handled({ returnUrl: 'http://larkfield.example', ruleId: 'x'.repeat(65), locales: [] })).toEqual([
      'error handling.ruleId line',
      'error handling.locales oneLanguage',
      'error handling.returnUrl address',
    ])
    expect(handled({ reminders: { ...reminders, everyHours: 11 } })).toEqual([
      'error handling.reminders.everyHours wholeHours',
    ])
  })
})

test('what the guardrails say names the same values in both languages', () => {
  const names = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
  for (const [id, words] of Object.entries(findingWords)) {
    expect(names(findingWordsZhCN[id as keyof typeof findingWords])).toEqual(names(words))
  }
  const [finding] = checkConfig({ ...sound.config, LivenessTimeout: 601 })
  expect(finding?.message).toBe('Enter a whole number from 1 to 600.')
  expect(finding && localizedFinding(finding, 'zh-CN')).toBe('请填写 1 到 600 之间的整数。')
})
