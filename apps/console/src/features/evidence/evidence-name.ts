import type { ConsoleTranslator } from '@ekyc/i18n/console'
import type { Verification } from '#/api.ts'

type Item = Pick<Verification['evidence'][number], 'kind' | 'name' | 'part'>

/** What a file of evidence is called: card pictures by their side, unknown files by Tencent's own name of the field. */
export function evidenceName({ kind, name, part }: Item, t: ConsoleTranslator): string {
  if (kind === 'other') return t('evidence.kind.other') + t('text.colon') + name
  if (!part) return t(`evidence.kind.${kind}`)
  const side = t(`evidence.side.${part.side}`)
  return part.card > 1 ? side + t('text.brackets', { text: part.card }) : side
}
