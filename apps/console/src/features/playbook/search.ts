import { type CodeKind, codeKinds } from '@ekyc/domain'

/** What the address says of the playbook: words, a kind, and the code that is open. */
export type PlaybookSearch = { q?: string; kind?: CodeKind; code?: number }

export function parsePlaybookSearch(search: Record<string, unknown>): PlaybookSearch {
  const code = Number(search.code)
  return {
    q: typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q).slice(0, 100) : undefined,
    kind: codeKinds.find((kind) => kind === search.kind),
    code: search.code !== undefined && Number.isSafeInteger(code) ? code : undefined,
  }
}
