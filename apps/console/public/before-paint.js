// Sets the theme before the first paint, so that a dark screen never flashes white.
// A file of its own, because the content policy forbids scripts inside the page.
;(() => {
  let chosen = null
  try {
    chosen = localStorage.getItem('ekyc.theme')
  } catch {
    // Storage is blocked: the system's theme it is.
  }
  const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
