import { expect, test } from 'vitest'
import { mediaTypeOf } from './media-type.ts'

const iso = (brand: string) => Buffer.concat([Buffer.alloc(4), Buffer.from(`ftyp${brand}`)])
const text = (words: string) => Buffer.from(words)

test.each([
  ['a JPEG', Buffer.from('ffd8ffe0', 'hex'), 'image/jpeg'],
  ['a PNG', Buffer.from('89504e470d0a1a0a', 'hex'), 'image/png'],
  ['half the mark of a PNG', Buffer.from('89504e47', 'hex'), 'application/octet-stream'],
  ['a GIF', text('GIF89a'), 'image/gif'],
  ['a WebP', text('RIFF0000WEBPVP8 '), 'image/webp'],
  ['an AVI', text('RIFF0000AVI LIST'), 'application/octet-stream'],
  ['an MP4', iso('isom'), 'video/mp4'],
  ['an MP4 of AVC', iso('avc1'), 'video/mp4'],
  ['a film of an iPhone', iso('qt  '), 'video/quicktime'],
  ['a film of an old phone', iso('3gp4'), 'video/3gpp'],
  ['a picture of an iPhone', iso('heic'), 'image/heic'],
  ['an AVIF', iso('avif'), 'image/avif'],
  [
    'a WebM',
    Buffer.concat([Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex')]),
    'video/webm',
  ],
  ['another Matroska', Buffer.concat([Buffer.from('1a45dfa3', 'hex'), text('matroska')]), 'application/octet-stream'],
  ['a page', text('<html><script>'), 'application/octet-stream'],
  ['a drawing with a script', text('<svg onload="alert(1)">'), 'application/octet-stream'],
  ['JSON', text('{}'), 'application/octet-stream'],
  ['nothing', Buffer.alloc(0), 'application/octet-stream'],
])('the type of a file is that of its bytes, and what no browser should run has none: %s', (_what, bytes, type) => {
  expect(mediaTypeOf(bytes)).toBe(type)
})
