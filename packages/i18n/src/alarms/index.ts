import type { Trouble } from '@ekyc/domain'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { zhCN as overview } from '../console/overview/zh-CN.ts'
import { zhCN as system } from '../console/system/zh-CN.ts'
import { createTranslator } from '../translator.ts'

type Alarm = { since: string; until: string | null; facts: Record<string, string | number> }

/** Around what the console says of an alarm. */
const frame = {
  began: '{text}开始于 {since}。',
  resolved: '已恢复：{title}',
  lasted: '持续时间：{since} 至 {until}。详情：{text}',
}

const t = createTranslator('zh-CN', { ...overview, ...system, ...frame }, { compile: compileMessage })

/** An alarm in Simplified Chinese, as the console names it. */
export function alarmInChinese(trouble: Trouble, { since, until, facts }: Alarm): { title: string; text: string } {
  const title = t(`alarm.${trouble}`)
  const text = t(`alarm.text.${trouble}`, facts)
  return until === null
    ? { title, text: t('began', { text, since }) }
    : { title: t('resolved', { title }), text: t('lasted', { text, since, until }) }
}
