export { createTencentEkyc } from './create-ekyc.ts'
export { EkycError, type EkycReason } from './ekyc-error.ts'
export { createTencentSms } from './sms/create-sms.ts'
export type * from './types.ts'
