import type { en } from './en.ts'

export const zhCN: Record<keyof typeof en, string> = {}
