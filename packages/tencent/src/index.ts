export { createTencentEkyc } from './create-ekyc.ts'
export { EkycError, type EkycReason } from './ekyc-error.ts'
export type * from './types.ts'
