import { cancelReasons } from '@ekyc/domain'

/** What an operator may say of a cancellation; "this is not me" is the customer's own. */
export const operatorReasons = cancelReasons.filter((reason) => reason !== 'notMe')
