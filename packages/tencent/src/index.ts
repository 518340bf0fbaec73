export { createTencentEkyc } from './create-ekyc.ts'
export { type ConnectionReason, EkycError, type EkycReason, type LimitReason } from './ekyc-error.ts'
export { createTencentSms } from './sms/create-sms.ts'
export type * from './types.ts'
