export type { Carrier, Carriers, Outgoing, Receipt, SendOutcome } from '@ekyc/domain'
