declare module 'punycode.js' {
  const punycode: {
    /** Decodes the labels that begin with `xn--`; throws a RangeError at one that is none. */
    toUnicode(domain: string): string
  }
  export default punycode
}
