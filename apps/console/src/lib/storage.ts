type Remembered = 'theme' | 'language' | 'tab'

/** A choice of this browser, or null where there is none or storage is blocked. */
export function remembered(key: Remembered): string | null {
  try {
    return localStorage.getItem(`ekyc.${key}`)
  } catch {
    return null
  }
}

/** Keeps a choice; where storage is blocked it lasts until the page is closed. */
export function remember(key: Remembered, value: string): void {
  try {
    localStorage.setItem(`ekyc.${key}`, value)
  } catch {
    // Blocked storage is the user's decision.
  }
}
