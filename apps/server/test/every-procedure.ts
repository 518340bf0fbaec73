import { appRouter } from '@ekyc/api'

export type ProcedureType = 'query' | 'mutation' | 'subscription'
export type WalkedProcedure = { path: string; type: ProcedureType; permission: string | undefined }

/** Every procedure of the router, as tRPC itself knows them. */
export const everyProcedure: WalkedProcedure[] = Object.entries(
  appRouter._def.procedures as unknown as Record<
    string,
    { _def: { type: ProcedureType; meta?: { permission?: string } } }
  >,
).map(([path, { _def }]) => ({ path, type: _def.type, permission: _def.meta?.permission }))

/** What they take is no JSON. */
export const octetStreams = ['comparePhotos.upload', 'imports.upload', 'imports.addPhotos']

/** Ids that an input may name. */
type Known = { verificationId: string; userId: string; profileId: string }

/** An input that each procedure takes; every value in it is put at risk, one at a time. `undefined`: it takes none. */
export const goodInputs = (known: Known): Record<string, Record<string, unknown> | undefined> => {
  const customer = {
    name: 'Maria Santos',
    shownAs: 'Maria S.',
    greeting: 'Maria',
    salutation: 'Ms Santos',
    email: 'maria@example.com',
    phone: '+65 6555 0100',
    timeZone: 'Asia/Singapore',
  }
  const id = known.verificationId
  const filter = {
    progress: 'created',
    outcome: ['passed', 'failed'],
    review: 'pending',
    code: 1001,
    profileId: known.profileId,
    unit: 'Jurong East',
    createdBy: known.userId,
    mine: true,
    q: 'maria',
    createdWithinDays: 30,
    createdFrom: '2026-01-01T00:00:00Z',
    createdTo: '2027-01-01T00:00:00Z',
    needs: 'comparePhoto',
    openDecline: ['ratherNot', 'notMe'],
    endsBefore: '2027-01-01T00:00:00Z',
  }
  const settings = {
    config: { CheckMode: 3, SecurityLevel: 4, ActionList: 'blink,nod', LivenessRetryLimit: 3, AutoDowngrade: 2 },
    linkHours: 24,
    sessionLimit: 3,
    handling: {
      ruleId: '7',
      locales: ['en', 'th'],
      channels: { email: 'link', sms: 'noLink', copy: true, qr: true, share: false },
      reason: 'To open your savings account',
      returnUrl: 'https://larkfield.example/done',
      reminders: { on: true, firstAfterHours: 6, everyHours: 12, atMost: 2 },
    },
  }
  const reviewRule = {
    failures: 'judging',
    band: { from: 65, to: 75 },
    cardDiffers: true,
    unknownCodes: true,
    samplePercent: 1,
  }
  const { q: _, ...viewed } = filter
  return {
    'verifications.create': {
      customer,
      reference: 'R-1',
      unit: 'Jurong East',
      profileId: known.profileId,
      locale: 'en',
      extra: 'e',
      returnUrl: 'https://larkfield.example/done',
      expiresInHours: 24,
      send: { channels: ['email', 'sms'] },
      reminders: true,
      idempotencyKey: 'key',
    },
    'verifications.findSame': { reference: 'ACC-1', email: 'maria@example.com', phone: '+65 6555 0100' },
    'verifications.list': { filter, sort: 'newest', cursor: id, limit: 10 },
    'verifications.counts': { filter },
    'verifications.get': { id },
    'verifications.previewPage': { shownAs: 'Maria S.', profileId: known.profileId, locale: 'th', expiresInHours: 24 },
    'verifications.update': { id, customer, reference: 'R-2', unit: 'Jurong East', locale: 'id' },
    'verifications.replacePhoto': { id, comparePhotoId: 'pho_1' },
    'verifications.replaceLink': { id, reason: 'sent to the wrong address' },
    'verifications.dealWithDecline': { id },
    'verifications.extend': { id, expiresInHours: 48 },
    'verifications.cancel': { id, reason: 'other', note: 'as agreed' },
    'verifications.units': undefined,
    'verifications.creators': undefined,
    'verifications.previewMany': { act: 'extend', ids: [id] },
    'verifications.extendMany': { ids: [id], expiresInHours: 48 },
    'verifications.cancelMany': { ids: [id], reason: 'other', note: 'as agreed' },
    'verifications.changes': undefined,
    'messages.send': { verificationId: id, channel: 'email', address: 'maria.s@example.com', keepLink: true },
    'messages.takeBack': { id: 'msg_1' },
    'messages.retry': { id: 'msg_1', evenIfSent: true },
    'messages.remind': { verificationId: id },
    'messages.remindMany': { ids: [id] },
    'messages.setReminders': { verificationId: id, on: false },
    'messages.shared': { verificationId: id, by: 'copy' },
    'messages.list': { verificationId: id },
    'messages.recent': { filter: { state: ['failed', 'refused'], channel: 'sms' }, cursor: 'msg_1', limit: 10 },
    'messages.show': { id: 'msg_1' },
    'messages.channels': { verificationId: id, profileId: known.profileId },
    'views.list': undefined,
    'views.save': { name: 'Failed here', shared: true, filter: viewed },
    'views.change': { id: 'view_1', name: 'Failed there', shared: false, filter: viewed },
    'views.remove': { id: 'view_1' },
    'comparePhotos.upload': undefined,
    'imports.upload': undefined,
    'imports.addPhotos': undefined,
    'imports.list': { cursor: 'imp_1', limit: 10 },
    'imports.get': { id: 'imp_1' },
    'imports.rows': { id: 'imp_1', state: 'bad', cursor: 1, limit: 10 },
    'imports.readAs': { id: 'imp_1', encoding: 'big5' },
    'imports.choose': {
      id: 'imp_1',
      columns: ['name', null, 'email'],
      header: true,
      choices: {
        profileId: known.profileId,
        locale: 'th',
        unit: 'Bedok',
        expiresInHours: 24,
        send: ['email'],
      },
    },
    'imports.setPhoto': { id: 'imp_1', row: 2, photoId: 'pho_1' },
    'imports.start': { id: 'imp_1', doubtful: 'leaveOut' },
    'imports.pause': { id: 'imp_1' },
    'imports.resume': { id: 'imp_1' },
    'imports.cancel': { id: 'imp_1' },
    'evidence.look': { verificationId: id, reason: 'to compare the pictures' },
    'profiles.list': { archived: true },
    'profiles.get': { id: known.profileId },
    'profiles.versions': { id: known.profileId, cursor: 9, limit: 10 },
    'profiles.version': { id: known.profileId, version: 1 },
    'profiles.preview': { ...settings, locale: 'th' },
    'profiles.create': { ...settings, reviewRule, name: 'Branch office' },
    'profiles.save': {
      ...settings,
      reviewRule,
      id: known.profileId,
      baseVersion: 1,
      name: 'Live face',
    },
    'profiles.duplicate': { id: known.profileId, name: 'Live face only, again' },
    'profiles.setDefault': { id: known.profileId },
    'profiles.archive': { id: known.profileId },
    'profiles.restore': { id: known.profileId },
    'playbook.list': { language: 'zh-CN' },
    'playbook.get': { code: 2016, language: 'en' },
    'team.me': undefined,
    // Too common to be taken: a spoiled input must neither change the password nor wait for a pause.
    'team.changePassword': { currentPassword: 'a-long-password-1', newPassword: 'password1234' },
    'team.list': undefined,
    'team.invite': { name: 'Ann Lee', email: 'ann@larkfield.example', role: 'operator', unit: 'Jurong East' },
    'team.setRole': { userId: known.userId, role: 'operator' },
    'team.setUnit': { userId: known.userId, unit: 'Jurong East' },
    'team.disable': { userId: known.userId },
    'team.enable': { userId: known.userId },
    'team.resetLink': { userId: known.userId },
    'team.setUp': { token: 't', name: 'Ann Lee', email: 'ann@larkfield.example', password: 'a-long-password-3' },
    'team.readLink': { token: 't' },
    'team.acceptLink': { token: 't', password: 'a-long-password-3' },
    'overview.get': undefined,
    'alarms.test': undefined,
    'system.info': undefined,
    'settings.merchant': undefined,
    'settings.saveMerchant': {
      base: null,
      value: {
        name: 'Larkfield Bank',
        contactPhone: '+65 6555 0100',
        contactEmail: 'help@larkfield.example',
        contactHours: '9 to 5',
        privacyUrl: 'https://larkfield.example/privacy',
        why: 'To open your account',
        retention: 'for 90 days',
        brandColor: '#1a4d8f',
        logo: null,
        timeZone: 'Asia/Singapore',
      },
    },
    'settings.previewBrand': { merchant: { name: 'Larkfield Bank', brandColor: '#1a4d8f' }, locale: 'th' },
    'settings.languages': undefined,
    'settings.saveLanguages': { base: null, value: { offered: ['en', 'th'], fallback: 'th' } },
    'settings.holidays': undefined,
    'settings.saveHolidays': {
      base: '2026-01-01T00:00:00.000Z',
      value: { days: [{ date: '2026-12-25', name: 'Christmas Day' }] },
    },
    'settings.access': undefined,
    'settings.saveAccess': { base: null, value: { ownUnitOnly: true } },
    'settings.smsTemplates': undefined,
    'settings.saveSmsTemplates': {
      base: null,
      value: {
        templates: [
          { kind: 'invitation', withLink: true, locale: 'en', templateId: '449739', params: ['merchant', 'linkCode'] },
        ],
      },
    },
    'settings.changedWordings': undefined,
    'settings.wording': { channel: 'sms', kind: 'reminder', locale: 'id' },
    'settings.saveWording': {
      channel: 'email',
      kind: 'invitation',
      locale: 'th',
      base: null,
      value: { subject: '{merchant}: one more step', intro: 'Dear {customer},\n{merchant} asks you for a check.' },
    },
    'settings.resetWording': { channel: 'email', kind: 'reminder', locale: 'en', base: null },
    'settings.channels': undefined,
    'settings.preview': {
      channel: 'sms',
      kind: 'invitation',
      locale: 'en',
      withLink: true,
      wording: { text: '{merchant}: one more step\n{link}' },
    },
    'settings.testSend': {
      channel: 'email',
      kind: 'invitation',
      locale: 'en',
      withLink: false,
      to: 'ann@larkfield.example',
      wording: null,
    },
  }
}
