import { type CodeKind, codeKinds, codeOf, outcomeCodes } from '@ekyc/domain'

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

/** Kinds that Tencent's table has, with how many codes each. */
export const kindCounts = codeKinds
  .map((kind) => ({ kind, n: outcomeCodes.filter((each) => each.kind === kind).length }))
  .filter(({ n }) => n > 0)

/** A code in the address that Tencent does not document is shown too: it can come back at any time. */
export const openCode = (search: PlaybookSearch) => (search.code === undefined ? null : codeOf(search.code).code)
