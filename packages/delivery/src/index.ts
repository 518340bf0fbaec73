export type { Carriers } from '@ekyc/domain'
export { createWebhook } from './create-webhook.ts'
export { createHttpSmsCarrier } from './sms/create-http-sms-carrier.ts'
export { createSmtpCarrier } from './smtp/create-smtp-carrier.ts'
