/** ITU-T E.164: of one digit, of two, else of three. None is the beginning of another one. */
const CALLING_CODE = /^([17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[1-9]\d\d)(\d*)$/

/** An international number, without its plus, as its country code and the rest of it; null if it has no such code. */
export function splitNumber(digits: string): { code: string; national: string } | null {
  const [, code, national] = CALLING_CODE.exec(digits) ?? []
  return code && national !== undefined ? { code, national } : null
}

/** The ways in which an international number may have been kept while the merchant's country was not known. */
export function writtenForms(phone: string): string[] {
  const number = phone.startsWith('+') ? splitNumber(phone.slice(1)) : null
  return number ? [phone, phone.slice(1), number.national, `0${number.national}`] : [phone]
}
