import { canonicalText } from '../text/canonical-text.ts'

/** What a spreadsheet makes of a long number; its last digits are lost. */
const SHORTENED = /^\+?\d+([.,]\d+)?e\+?\d+$/i
/** Two numbers in one cell, which run together could pass for one. */
const TWO = /(?:\d[\s()-]*){6}[/,;][\s+(]*(?:\d[\s()-]*){6}/
/** A long number that a program took for a decimal one. */
const DECIMAL = /^(\+?\d{7,})[.,]0{1,2}$/

/**
 * A phone number as people and programs write it, without everything but its plus and its digits. The 0 of
 * "+44 (0) 20 7946 0000" is dialled within the country only.
 */
export function dialled(text: string): string {
  const plain = canonicalText(text).normalize('NFKC')
  if (TWO.test(plain)) return plain
  return (
    plain
      // Of a link, and of Facebook's lists of leads.
      .replace(/^(tel|p):\s*/i, '')
      .replace(/[\s,;]+$/, '')
      .replace(DECIMAL, '$1')
      .replace(/^[\s(]+(?=\+)/, '')
      .replace(/^((?:\+|00)[\s\d)]+)\(0\)/, '$1')
      .replace(/(?!^\+)[\s()./·+-]/g, '')
  )
}

export const isDialled = (text: string): boolean => /^(?:\+|00)?\d{5,15}$/.test(text)

export const isShortened = (text: string): boolean => SHORTENED.test(canonicalText(text))
