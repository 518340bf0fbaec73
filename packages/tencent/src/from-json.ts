/** What a text holds as JSON, also when it was encoded twice; undefined for a text that is no object or list. */
export function fromJson(text: string): unknown {
  const once = parsed(text)
  const value = typeof once === 'string' ? parsed(once) : once
  return typeof value === 'object' && value !== null ? value : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
