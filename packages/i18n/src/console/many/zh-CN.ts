import type { en } from './en.ts'

export const zhCN: Record<keyof typeof en, string> = {
  'event.exportBegun': '已开始导出',
  'event.exported': '已导出核验',
  'event.memberUnitChanged': '成员所属单位已更改',
  'event.viewSaved': '已保存视图',
  'event.viewChanged': '视图已更改',
  'event.viewRemoved': '视图已删除',
}
