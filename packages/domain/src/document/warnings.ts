import type { DocumentWarning } from '../config.ts'

const words: Record<DocumentWarning, readonly [en: string, zhCN: string]> = {
  '-9101': ['Border incomplete', '边框不完整'],
  '-9102': ['Photocopy', '复印件'],
  '-9103': ['Photo of a screen or print', '翻拍'],
  '-9104': ['Edited', '经过修改'],
  '-9107': ['Glare', '反光'],
  '-9108': ['Blurry', '模糊'],
  '-9109': ['Not activated', '未激活'],
}

/** A document warning in words, whichever sign Tencent gives it; null for one that Tencent does not document. */
export function documentWarningWords(code: number | string, language: 'en' | 'zh-CN'): string | null {
  const name = `-${Math.abs(Number(code))}`
  return Object.hasOwn(words, name) ? words[name as DocumentWarning][language === 'en' ? 0 : 1] : null
}
