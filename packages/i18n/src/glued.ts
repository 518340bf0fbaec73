import type { Translator } from './translator.ts'

/** Around a value that is to stand out: `withBold` finds it again in the finished sentence. */
export const MARK = '\u0001'

const HAN = '\\p{Script=Han}＊（）《》「」，。：；！？'
/** A space of the sentence beside a Chinese name, marked or not. */
const AFTER_HAN = new RegExp(`(?<=[${HAN}]${MARK}?) (?=${MARK}?[\\p{Script=Han}＊（《「])`, 'gu')
/** Thai joins its title to a Thai name, and parts it from one in another script. */
const BEFORE_NAME = new RegExp(`คุณ(?=${MARK}?(?!\\p{Script=Thai})\\p{L})`, 'gu')
const UNIT = /((?<!\d{3})\d) (?=\S)| (?=ๆ)/g
/** The same beside values alone, for words of a merchant's own. */
const AFTER_HAN_VALUE = new RegExp(`(?<=[${HAN}]${MARK}) (?=[${HAN}])|(?<=[${HAN}]) (?=${MARK}[${HAN}])`, 'gu')
/** A value before a full stop that brings its own: "6 p.m.", "18.00 น.", "Maria S.", "Larkfield Pte. Ltd.". */
const TWO_STOPS = new RegExp(`(?<![.。])([.。]${MARK}?)[.。](?=\\s|$)`, 'gu')

/**
 * Keeps a number with its unit on one line, and Thai's repetition mark with its word. A year has no unit: after it a line
 * may break. The space around a name that is written in Latin letters goes where the name is Chinese.
 */
export const glued =
  <Key extends string>(t: Translator<Key>): Translator<Key> =>
  (key, values) =>
    t(key, values).replace(UNIT, '$1\u00a0').replace(AFTER_HAN, '').replace(BEFORE_NAME, 'คุณ ').replace(TWO_STOPS, '$1')

/** Words of a merchant's own whose values stand between marks: spaced as ours are, without the marks. */
export const joined = (text: string): string =>
  text.replace(AFTER_HAN_VALUE, '').replace(BEFORE_NAME, 'คุณ ').replaceAll(MARK, '')
