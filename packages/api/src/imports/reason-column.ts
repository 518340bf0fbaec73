import { importTranslators } from '@ekyc/i18n/imports'

const names = new Set(Object.values(importTranslators).map((t) => t('imports.reason')))

/** Whether a file is one that was given back to be mended: its first column has our heading, which is nobody else's. */
export const hasReasons = ([first = '']: string[]) => names.has(first)
