import sharp from 'sharp'

/** What may keep Tencent from comparing with this photo. */
export type PhotoWarning = 'lowResolution' | 'blurry' | 'dark' | 'bright' | 'faceNotChecked'

/** Tencent answers 2009 and 2014 for photos of too low a resolution; its limit is not published, so ours is cautious. */
const GOOD_SIDE = 240
/** Edges of sharp portraits measure 1 and more, of ones blurred by 6 px below 0.4 (see docs/decisions). */
const SHARP_FROM = 0.4
const DARK_BELOW = 50
const BRIGHT_ABOVE = 225
const MEASURED_SIDE = 512

/** Faces are not looked for: the panel says "face not checked", never "good". */
export async function warningsOf(jpeg: Buffer, size: { width: number; height: number }): Promise<PhotoWarning[]> {
  const { channels, sharpness } = await sharp(
    await sharp(jpeg).greyscale().resize(MEASURED_SIDE, MEASURED_SIDE, { fit: 'inside' }).png().toBuffer(),
  ).stats()
  const light = channels[0]?.mean ?? 128
  return [
    ...(Math.min(size.width, size.height) < GOOD_SIDE ? (['lowResolution'] as const) : []),
    ...(sharpness < SHARP_FROM ? (['blurry'] as const) : []),
    ...(light < DARK_BELOW ? (['dark'] as const) : []),
    ...(light > BRIGHT_ABOVE ? (['bright'] as const) : []),
    'faceNotChecked',
  ]
}
