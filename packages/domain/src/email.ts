/// <reference path="./punycode.d.ts" />
import punycode from 'punycode.js'
import { canonicalText } from './text/canonical-text.ts'

/** RFC 5322 `atext`, and what RFC 6531 adds to it. */
const ATOM = /^[\w!#$%&'*+/=?^`{|}~\-\p{L}\p{M}\p{N}]+$/u
/** RFC 5321, in bytes. */
const LOCAL_PART_BYTES = 64

/**
 * An address as it is kept and compared: in lower case, without what cannot be seen, its domain in letters and not in
 * the form of mail servers. Phones type ’ for an apostrophe.
 */
export function canonicalEmail(text: string): string {
  const email = canonicalText(text).toLowerCase().replace(/[‘’ʼ]/g, "'").replace(/[。｡]/g, '.').normalize('NFC')
  const at = email.lastIndexOf('@') + 1
  return email.slice(0, at) + readableDomain(email.slice(at))
}

/** Reports whether a canonical text is one address that mail can be sent to: never a list, a name or a quoted part. */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  if (at < 1 || new TextEncoder().encode(local).length > LOCAL_PART_BYTES) return false
  return local.split('.').every((atom) => ATOM.test(atom)) && asciiDomain(text.slice(at + 1)) !== null
}

/** The address with its domain in the form that mail servers know ("müller.example" is "xn--mller-kva.example"). */
export function asciiEmail(email: string): string {
  const at = email.lastIndexOf('@') + 1
  return email.slice(0, at) + (asciiDomain(email.slice(at)) ?? email.slice(at))
}

/** A link that opens a mail to this address: "?" and "&" in it begin no subject of their own (RFC 6068). */
export function mailtoOf(email: string): string {
  const [, local = '', domain = ''] = /^(.*)(@[^@]*)$/.exec(asciiEmail(email)) ?? []
  return `mailto:${encodeURIComponent(local)}${domain}`
}

/** One text for all spellings of a domain. */
function readableDomain(domain: string): string {
  if (!/[^\p{ASCII}]|xn--/u.test(domain)) return domain
  const ascii = asciiDomain(domain)
  if (ascii === null) return domain
  const readable = punycode.toUnicode(ascii)
  return asciiDomain(readable) === ascii ? readable : ascii
}

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/
const DOMAIN_CHARACTERS = /^[\p{L}\p{M}\p{N}.-]+$/u

/** Null if it is not the name of a host with at least two labels. */
function asciiDomain(domain: string): string | null {
  const address = `http://${domain}/`
  if (!DOMAIN_CHARACTERS.test(domain) || !URL.canParse(address)) return null
  const host = new URL(address).hostname
  const labels = host.split('.')
  const sound = labels.length > 1 && labels.every((label) => LABEL.test(label)) && /[a-z]/.test(labels.at(-1) ?? '')
  return sound && host.length <= 253 ? host : null
}
