const DIGIT = /\p{Nd}/u

/** The digits of every script as 0 to 9: "๐๘๑", "٠٨١" and "０８１" are all "081". */
export const asciiDigits = (text: string): string =>
  text.replace(/(?![0-9])\p{Nd}/gu, (digit) => String(valueOfDigit(digit.codePointAt(0) ?? 0)))

/** Unicode encodes the digits of a script in a run of ten, from zero; runs may follow each other directly. */
function valueOfDigit(point: number): number {
  let first = point
  while (DIGIT.test(String.fromCodePoint(first - 1))) first--
  return (point - first) % 10
}
