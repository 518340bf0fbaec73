import { presentName } from './present-name.ts'

/**
 * The greeting as it is stored: null follows the name, so that a corrected name is greeted right; empty greets nobody.
 * `wanted` undefined leaves the choice to the name.
 */
export function storedGreeting(name: string, wanted: string | null | undefined): string | null {
  return wanted === undefined || wanted === presentName(name).greeting ? null : (wanted ?? '')
}

/** What a stored greeting says. */
export const greetingOf = (name: string, stored: string | null): string | null =>
  stored === null ? presentName(name).greeting : stored || null
