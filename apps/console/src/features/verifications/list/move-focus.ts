/** Moves the focus from row to row; without one in focus, to the first. */
export function moveFocus(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const at = links.indexOf(document.activeElement as HTMLElement)
  const next = links[at === -1 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]
  next?.focus()
  next?.closest('tr')?.scrollIntoView({ block: 'nearest' })
}

/** The id of the row in focus. */
export const focusedRow = (): string | undefined => (document.activeElement as HTMLElement | null)?.dataset.row

/** The first row, from the top, of those that are meant; without any of them on the page, the first of all. */
export function rowOf(ids: ReadonlySet<string>): HTMLElement | null {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  return links.find(({ dataset }) => ids.has(dataset.row ?? '')) ?? links[0] ?? null
}
