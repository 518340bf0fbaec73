import { accessSchema, holidaysSchema, languagesSchema, merchantSchema, smsTemplatesSchema } from '@ekyc/domain'
import { procedure, router } from '../trpc.ts'
import { saveAccess } from './save-access.ts'
import { saveSetting } from './save-setting.ts'
import { saving } from './schema.ts'
import { access, holidays, languages, merchant, smsTemplates } from './settings.ts'
import { showSetting } from './show-setting.ts'

const read = procedure('settings.read')
const manage = procedure('settings.manage')

export const settingsRouter = router({
  merchant: read.query(({ ctx }) => showSetting(ctx, merchant)),
  saveMerchant: manage.input(saving(merchantSchema)).mutation(({ ctx, input }) => saveSetting(ctx, merchant, input)),
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
})
