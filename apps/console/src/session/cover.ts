/** What the tab was called before and is called meanwhile: the page's own title may be a customer's name. */
let titles: { before: string; meanwhile: string } | null = null

/** Hides the screen except the dialog that asks for the password, because the person may have left. */
export function cover(name: string): void {
  titles ??= { before: document.title, meanwhile: `${name} · ekyc-console` }
  document.title = titles.meanwhile
  document.documentElement.dataset.covered = ''
}

/** Shows again what was hidden, as it was left. */
export function uncover(): void {
  if (titles && document.title === titles.meanwhile) document.title = titles.before
  titles = null
  delete document.documentElement.dataset.covered
}
