import sharp from 'sharp'
import { drawPortrait, filmOfPerson, type Media, people } from './media.ts'
import { webmOf } from './webm.ts'

const MOST = 200
const FRAME = { width: 480, height: 640 }
const FILM = { width: 240, height: 320, ms: 500 }
const FILM_FRAMES = 6

type Kept = { photo: Buffer; customer?: Promise<Media>; stranger?: Promise<Media> }

export type ComparePhotos = ReturnType<typeof createComparePhotos>

/**
 * The last compare photos by their hash, small and in memory only: they may show real people, whose pictures the sandbox
 * writes nowhere. After a restart, a session’s person is a drawn one.
 */
export function createComparePhotos() {
  const kept = new Map<string, Kept>()
  return {
    async keep(sha256: string, photo: Buffer): Promise<void> {
      const small = await sharp(photo)
        .rotate()
        .resize({ ...FRAME, fit: 'cover', position: 'top' })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .jpeg()
        .toBuffer()
      kept.delete(sha256)
      kept.set(sha256, { photo: small })
      const [oldest] = kept.keys()
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest)
    },
    /** What a check of the person on the photo shows, or of another person; null for a photo that is not known any more. */
    mediaOf(sha256: string, who: 'customer' | 'stranger'): Promise<Media> | null {
      const found = kept.get(sha256)
      if (!found) return null
      found[who] ??= who === 'customer' ? film(found.photo) : stranger(found.photo)
      return found[who]
    },
    clear: () => kept.clear(),
  }
}

/** The same person before a camera, who comes a little closer in three seconds. */
async function film(photo: Buffer): Promise<Media> {
  const frames = Array.from({ length: FILM_FRAMES }, (_, index) =>
    filmed(photo, index * 0.01, FILM)
      .webp({ quality: 60, effort: 0 })
      .toBuffer(),
  )
  return {
    frame: await filmed(photo, 0.03, FRAME).jpeg({ quality: 85 }).toBuffer(),
    film: webmOf(await Promise.all(frames), FILM),
  }
}

/** Nearer by a part of the picture, and in other light. */
const filmed = (photo: Buffer, nearer: number, { width, height }: { width: number; height: number }) =>
  sharp(photo)
    .extract({
      left: Math.round(FRAME.width * nearer),
      top: Math.round(FRAME.height * nearer),
      width: Math.round(FRAME.width * (1 - 2 * nearer)),
      height: Math.round(FRAME.height * (1 - 2 * nearer)),
    })
    .resize({ width, height, fit: 'fill' })
    .modulate({ brightness: 0.94, saturation: 0.9 })

/** The drawn person who looks least like the one on the photo. */
async function stranger(photo: Buffer): Promise<Media> {
  const own = await thumbnail(photo)
  const others = await Promise.all(
    people.map(async (person) => ({ person, far: distance(own, await thumbnail(await drawPortrait(person))) })),
  )
  const { person } = others.reduce((furthest, each) => (each.far > furthest.far ? each : furthest))
  return filmOfPerson(person)
}

const thumbnail = (picture: Buffer) =>
  sharp(picture).resize(12, 16, { fit: 'fill' }).toColourspace('srgb').removeAlpha().raw().toBuffer()

const distance = (a: Buffer, b: Buffer) => a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0)
