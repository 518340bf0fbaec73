import sharp from 'sharp'
import { expect, test } from 'vitest'
import { drawPhoto } from '../../testing/draw-photo.ts'
import { inspectPhoto } from '../inspect/index.ts'
import { assess } from '../inspect/warnings.ts'
import { createFaceFinder } from './face-finder.ts'
import { quartersToUpright } from './orientation.ts'

const finder = createFaceFinder((error) => {
  throw error
})

async function assessed(photo: Buffer, angle = 0) {
  const { data, info } = await sharp(photo).rotate(angle).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return assess({ data, width: info.width, height: info.height, channels: 3 }, finder)
}

const person = await drawPhoto().png().toBuffer()
/** Of a portrait, only what is between brows and chin. */
const filling = await sharp(person).extract({ left: 150, top: 170, width: 300, height: 400 }).png().toBuffer()

test.each([0, 90, 180, 270])('a face that fills its picture is set upright, turned by %i degrees', async (angle) => {
  const { warnings, face } = await assessed(filling, angle)
  expect([warnings.includes('turned'), face?.turn]).toEqual([angle !== 0, (360 - angle) % 360])
})

test('a turned photo of an import is stored upright, because nobody is there to rotate it', async () => {
  const lying = await sharp(person).rotate(90).jpeg().toBuffer()
  const kept = await inspectPhoto(lying, finder, { setUpright: true })
  expect(kept).toMatchObject({ ok: true, rotated: true, width: 600, height: 800, warnings: [], face: { turn: 0 } })
  expect(await inspectPhoto(lying, finder)).toMatchObject({ rotated: false, width: 800, warnings: ['turned'] })
})

test('a group is several faces, not none, however small they are', async () => {
  const faces = [0.2, 0.4, 0.6, 0.8].map((x) => ({ x, y: 0.5, width: 0.025 }))
  const group = await drawPhoto({ width: 2000, height: 1200, faces }).png().toBuffer()
  expect((await assessed(group)).warnings).toEqual(expect.arrayContaining(['severalFaces', 'smallFace']))
})

test('a turn is proposed only where it is much surer than the picture as it is and the other turns', () => {
  expect(quartersToUpright([16, -3, 9, -4])).toBe(0)
  expect(quartersToUpright([9, -3, 16, -4])).toBe(2)
  expect(quartersToUpright([15, -3, 16, -4])).toBeNull()
  expect(quartersToUpright([-3, 16, -4, 15.5])).toBeNull()
  expect(quartersToUpright([-3, -5, -1, -4])).toBeNull()
})
