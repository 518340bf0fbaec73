import { accessSchema, holidaysSchema, languagesSchema, merchantSchema, smsTemplatesSchema } from '@ekyc/domain'
import { procedure, router } from '../trpc.ts'
import { listChangedWordings } from './list-changed-wordings.ts'
import { previewBrand } from './preview-brand.ts'
import { previewMessage } from './preview-message.ts'
import { saveAccess } from './save-access.ts'
import { saveMerchant } from './save-merchant.ts'
import { saveSetting } from './save-setting.ts'
import {
  previewBrandInput,
  previewInput,
  resetWordingInput,
  saveWordingInput,
  saving,
  testSendInput,
  wordingInput,
} from './schema.ts'
import { sendTest } from './send-test.ts'
import { access, holidays, languages, merchant, smsTemplates, wording } from './settings.ts'
import { showSetting } from './show-setting.ts'
import { showWording } from './show-wording.ts'
import { viewChannels } from './view-channels.ts'

const read = procedure('settings.read')
const manage = procedure('settings.manage')

export const settingsRouter = router({
  merchant: read.query(({ ctx }) => showSetting(ctx, merchant)),
  saveMerchant: manage.input(saving(merchantSchema)).mutation(({ ctx, input }) => saveMerchant(ctx, input)),
  previewBrand: read.input(previewBrandInput).mutation(({ ctx, input }) => previewBrand(ctx, input)),
  languages: read.query(({ ctx }) => showSetting(ctx, languages)),
  saveLanguages: manage.input(saving(languagesSchema)).mutation(({ ctx, input }) => saveSetting(ctx, languages, input)),
  holidays: read.query(({ ctx }) => showSetting(ctx, holidays)),
  saveHolidays: manage.input(saving(holidaysSchema)).mutation(({ ctx, input }) => saveSetting(ctx, holidays, input)),
  access: read.query(({ ctx }) => showSetting(ctx, access)),
  saveAccess: manage.input(saving(accessSchema)).mutation(({ ctx, input }) => saveAccess(ctx, input)),
  smsTemplates: read.query(({ ctx }) => showSetting(ctx, smsTemplates)),
  saveSmsTemplates: manage
    .input(saving(smsTemplatesSchema))
    .mutation(({ ctx, input }) => saveSetting(ctx, smsTemplates, input)),
  changedWordings: read.query(({ ctx }) => listChangedWordings(ctx)),
  wording: read.input(wordingInput).query(({ ctx, input }) => showWording(ctx, input)),
  saveWording: manage.input(saveWordingInput).mutation(({ ctx, input }) => saveSetting(ctx, wording(input), input)),
  resetWording: manage
    .input(resetWordingInput)
    .mutation(({ ctx, input }) => saveSetting(ctx, wording(input), { base: input.base, value: null })),
  channels: read.query(({ ctx }) => viewChannels(ctx)),
  // By POST, because words in Thai or Chinese are too long for an address.
  preview: read.input(previewInput).mutation(({ ctx, input }) => previewMessage(ctx, input)),
  testSend: manage.input(testSendInput).mutation(({ ctx, input }) => sendTest(ctx, input)),
})
