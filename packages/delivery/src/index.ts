export type { Carriers } from '@ekyc/domain'
export { createHttpSmsCarrier } from './sms/create-http-sms-carrier.ts'
export { createSmtpCarrier } from './smtp/create-smtp-carrier.ts'
