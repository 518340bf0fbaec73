import { compileMessage } from '@lingui/message-utils/compileMessage'
import { createTranslator, type Translator } from '../translator.ts'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'

export type ImportKey = keyof typeof en

/** What is said of the rows of an import, where the console's own words are not: in a file. */
export const importTranslators: Record<'en' | 'zh-CN', Translator<ImportKey>> = {
  en: createTranslator<ImportKey>('en', en, { compile: compileMessage }),
  'zh-CN': createTranslator<ImportKey>('zh-CN', zhCN, { compile: compileMessage }),
}
