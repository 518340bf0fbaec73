import { zhCN as rows } from '../../imports/zh-CN.ts'
import type { en } from './en.ts'

export const zhCN: Record<keyof typeof en, string> = {
  ...rows,
  'event.importStarted': '导入已开始',
  'event.importPaused': '导入已暂停',
  'event.importResumed': '导入已继续',
  'event.importFinished': '导入已完成',
  'event.importCancelled': '导入已取消',
}
