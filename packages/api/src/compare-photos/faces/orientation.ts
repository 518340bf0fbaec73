/**
 * The log odds of an upright face, of a picture as it is and turned by 90, 180 and 270 degrees clockwise; of the picture
 * as it is alone if these are `SURE_FROM` or more, which no turned face was seen to reach.
 */
export type Odds = readonly number[]

export const SURE_FROM = 15

/** By how much a turned picture must be surer than the picture as it is, and than the other turned ones. */
const MARGIN = 2
const BETWEEN_TURNS = 1

/** How many quarter turns clockwise set a picture upright; null if that can’t be told. */
export function quartersToUpright(odds: Odds): number | null {
  const best = Math.max(...odds)
  if (best < 0) return null
  const quarters = odds.indexOf(best)
  if (quarters === 0) return 0
  const asItIs = odds[0] ?? 0
  const others = odds.filter((_, index) => index !== quarters)
  return best - asItIs >= MARGIN && best - Math.max(...others) >= BETWEEN_TURNS ? quarters : null
}
