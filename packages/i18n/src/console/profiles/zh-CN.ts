import type { en } from './en.ts'

export const zhCN: Record<keyof typeof en, string> = {
  'event.profileCreated': '新建了方案',
  'event.profileSaved': '方案已更改',
  'event.profileArchived': '方案已归档',
  'event.profileRestored': '方案已恢复',
  'event.profileMadeDefault': '设为默认方案',
}
