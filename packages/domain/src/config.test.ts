import { describe, expect, test } from 'vitest'
import { builtInProfiles, checkConfig, type LivenessConfig, livenessConfigSchema, standardReviewRule } from './index.ts'

/** A config that nothing can be said against. */
const sound: LivenessConfig = { CheckMode: 2, SecurityLevel: 3, LivenessRetryLimit: 3, AutoDowngrade: 2 }

const spoken = (config: LivenessConfig) => checkConfig(config).map(({ level, field }) => `${level} ${field}`)

describe('the config of a verification', () => {
  test('has Tencent’s 17 fields', () => {
    expect(Object.keys(livenessConfigSchema.shape)).toHaveLength(17)
  })

  test('takes every field at once', () => {
    const full = {
      AutoSkipStartPage: true,
      AutoSkip: true,
      CheckMode: 1,
      Version: 'PLUS',
      IDCardType: 'HKIDCard',
      DisableCheckOcrWarnings: false,
      SecurityLevel: 4,
      SkipPrivacyPolicy: false,
      IdCardCutReturn: true,
      ThemeColor: '#2d72f1',
      Language: 'zh-tc',
      AutoDowngrade: 2,
      ActionList: 'blink,nod',
      LivenessRetryLimit: 3,
      LivenessTimeout: 60,
      SelectedWarningCodes: '-9101,-9109',
      AllowExpiredDocument: false,
    } as const
    expect(livenessConfigSchema.parse(full)).toEqual(full)
    expect(spoken(full)).toEqual(['warning Language'])
  })

  test.each([
    ['an unknown field', { Checkmode: 2 }],
    ['a check mode that does not exist', { CheckMode: 5 }],
    ['a number as text', { SecurityLevel: '3' }],
    ['a retry limit out of range', { LivenessRetryLimit: 100 }],
    ['no time at all', { LivenessTimeout: 0 }],
    ['half a second', { LivenessTimeout: 0.5 }],
    ['a list of actions as an array', { ActionList: ['blink'] }],
    ['a version that Tencent does not offer', { Version: 'plus' }],
    ['a card of no country', { IDCardType: 'LibraryCard' }],
  ])('refuses %s', (_, config) => {
    expect(livenessConfigSchema.safeParse(config).success).toBe(false)
    const [finding] = checkConfig(config as LivenessConfig)
    expect(finding).toMatchObject({ level: 'error', field: Object.keys(config)[0] })
  })
})

describe('the guardrails', () => {
  test('are silent about a sound config', () => {
    expect(checkConfig(sound)).toEqual([])
  })

  test.each([1, 3] as const)('refuse actions at security level %i', (SecurityLevel) => {
    expect(spoken({ ...sound, SecurityLevel, ActionList: 'blink' })).toContain('error ActionList')
  })

  test('refuse actions where no security level is set, since 3 is the default', () => {
    expect(spoken({ ...sound, SecurityLevel: undefined, ActionList: 'blink' })).toEqual(['error ActionList'])
  })

  test.each([2, 4] as const)('take actions at security level %i', (SecurityLevel) => {
    expect(spoken({ ...sound, SecurityLevel, ActionList: 'shake,mouth' })).toEqual([])
  })

  test('warn of the security level that left Tencent’s list, and still take it', () => {
    expect(spoken({ ...sound, SecurityLevel: 5, ActionList: 'blink' })).toEqual(['warning SecurityLevel'])
  })

  test.each(['blink,mouth,nod', 'blink,blink', 'wink', '', 'blink, nod'])('refuse the actions “%s”', (ActionList) => {
    expect(spoken({ ...sound, SecurityLevel: 2, ActionList })).toEqual(['error ActionList'])
  })

  test.each([undefined, 99, 11])('warn of %s attempts in one session', (LivenessRetryLimit) => {
    expect(spoken({ ...sound, LivenessRetryLimit })).toEqual(['warning LivenessRetryLimit'])
  })

  test.each([undefined, 1] as const)('warn of a silent downgrade when AutoDowngrade is %s', (AutoDowngrade) => {
    expect(spoken({ ...sound, AutoDowngrade })).toEqual(['warning AutoDowngrade'])
    expect(spoken({ ...sound, AutoDowngrade, SecurityLevel: 1 })).toEqual(['warning SecurityLevel'])
  })

  test('warn that a skipped start page comes back with a downgrade', () => {
    expect(spoken({ ...sound, AutoSkipStartPage: true })).toEqual([])
    expect(spoken({ ...sound, AutoSkipStartPage: true, AutoDowngrade: 1 })).toEqual([
      'warning AutoDowngrade',
      'warning AutoSkipStartPage',
    ])
  })

  test('warn of a time that is hardly longer than the video', () => {
    expect(spoken({ ...sound, LivenessTimeout: 9 })).toEqual(['warning LivenessTimeout'])
    expect(spoken({ ...sound, LivenessTimeout: 10 })).toEqual([])
  })

  test('say what a pass without a face or without a comparison does not prove', () => {
    expect(spoken({ ...sound, CheckMode: 3 })).toEqual(['warning CheckMode'])
    expect(spoken({ ...sound, CheckMode: 4, IDCardType: 'ThailandIDCard' })).toEqual(['warning CheckMode'])
  })

  test('warn where nothing is said of a doubtful document', () => {
    const config = { ...sound, CheckMode: 1, IDCardType: 'HKIDCard' } as const
    expect(spoken(config)).toEqual(['warning AllowExpiredDocument'])
    expect(spoken({ ...config, AllowExpiredDocument: false, DisableCheckOcrWarnings: true })).toEqual([
      'warning DisableCheckOcrWarnings',
    ])
  })

  test('warn when Tencent’s agreement is skipped', () => {
    expect(spoken({ ...sound, SkipPrivacyPolicy: true })).toEqual(['warning SkipPrivacyPolicy'])
  })

  test.each([1, 4] as const)('only warn when check mode %i has no card type', (CheckMode) => {
    expect(spoken({ ...sound, CheckMode })).toContain('warning IDCardType')
    expect(spoken({ ...sound, CheckMode })).not.toContain(expect.stringContaining('error'))
  })

  test.each([2, 3, undefined] as const)('warn of card fields in check mode %s, which reads no card', (CheckMode) => {
    const config = { ...sound, CheckMode, IDCardType: 'HKIDCard', IdCardCutReturn: true, SelectedWarningCodes: '-9101' }
    expect(spoken(config as LivenessConfig)).toEqual([
      ...(CheckMode === 3 ? ['warning CheckMode'] : []),
      'warning IDCardType',
      'warning IdCardCutReturn',
      'warning SelectedWarningCodes',
    ])
  })

  test('refuse selected document warnings where warnings are off', () => {
    const config = { ...sound, CheckMode: 1, IDCardType: 'ThailandIDCard', SelectedWarningCodes: '-9101' } as const
    expect(spoken({ ...config, DisableCheckOcrWarnings: true })).toEqual([
      'error SelectedWarningCodes',
      'warning DisableCheckOcrWarnings',
    ])
    expect(spoken({ ...config, DisableCheckOcrWarnings: false })).toEqual([])
  })

  test.each(['-9105', '9101', '-9101,-9101', '-9101, -9102'])('refuse the document warnings “%s”', (codes) => {
    expect(spoken({ ...sound, CheckMode: 1, IDCardType: 'MLIDCard', SelectedWarningCodes: codes })).toEqual([
      'error SelectedWarningCodes',
    ])
  })

  test('warn of an expiry rule for any but Hong Kong cards', () => {
    const config = { ...sound, CheckMode: 1, AllowExpiredDocument: false } as const
    expect(spoken({ ...config, IDCardType: 'ThailandIDCard' })).toEqual(['warning AllowExpiredDocument'])
    expect(spoken({ ...config, IDCardType: 'HKIDCard' })).toEqual([])
  })

  test.each(['2d72f1', '#2d72f', 'blue', '#2d72f1 '])('refuse the colour “%s”', (ThemeColor) => {
    expect(spoken({ ...sound, ThemeColor })).toEqual(['error ThemeColor'])
  })

  test('speak in sentences that say what to do', () => {
    const config = { ActionList: 'wink', SkipPrivacyPolicy: true, ThemeColor: 'blue', CheckMode: 1 } as const
    for (const { message } of checkConfig(config)) expect(message).toMatch(/^[A-Z].{20,}\.$/)
  })
})

test('a fresh installation offers three profiles without an error in them, the photo first', () => {
  expect(builtInProfiles.map(({ name, config }) => [name, config.CheckMode])).toEqual([
    ['Face against photo', 2],
    ['Identity card and face', 1],
    ['Live face only', 3],
  ])
  for (const profile of builtInProfiles) {
    expect(profile).toMatchObject({ linkHours: 168, sessionLimit: 3, reviewRule: standardReviewRule })
    expect(profile.config).toMatchObject({ SecurityLevel: 3, LivenessRetryLimit: 3, AutoDowngrade: 1 })
    expect(checkConfig(profile.config).filter(({ level }) => level === 'error')).toEqual([])
  }
})
