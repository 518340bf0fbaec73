/**
 * The Extra of a verification's sessions, which Tencent returns with the result. Without one of the merchant's it is our
 * id, so that a token whose session was lost can be told from one that belongs to another verification.
 */
export const sentExtra = ({ id, extra }: { id: string; extra: string | null }): string => extra || id
