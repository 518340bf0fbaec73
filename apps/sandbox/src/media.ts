import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'

/** Pictures that look real and show nobody. A token always gives the same person: in the frame, the film and on the card. */

const skins = ['#f1c9a5', '#e0ac7e', '#c68f5e', '#a5714a', '#7d5236', '#f6d7bd']
const hairs = ['#1f1a17', '#3b2a1e', '#5a3d26', '#2a2422', '#6d6460']
const shirts = ['#35506b', '#6b3f4a', '#3f6b55', '#555a66', '#7a6a3f']

const pick = (list: string[], token: string, salt: string) =>
  list[
    (createHash('sha256')
      .update(salt + token)
      .digest()[0] ?? 0) % list.length
  ] ?? '#888'

function portrait(token: string): string {
  const skin = pick(skins, token, 'skin')
  const hair = pick(hairs, token, 'hair')
  return `<defs><radialGradient id="g" cx=".4" cy=".35" r=".8"><stop offset="0" stop-color="#cfd6dc"/><stop offset="1" stop-color="#8b959e"/></radialGradient>
<radialGradient id="f" cx=".42" cy=".4" r=".7"><stop offset="0" stop-color="#fff" stop-opacity=".25"/><stop offset="1" stop-color="#000" stop-opacity=".18"/></radialGradient></defs>
<rect width="480" height="640" fill="url(#g)"/>
<path d="M40 640c10-120 90-160 200-160s190 40 200 160z" fill="${pick(shirts, token, 'shirt')}"/>
<path d="M190 420h100v90c-30 30-70 30-100 0z" fill="${skin}"/><path d="M190 450c30 30 70 30 100 0v30c-30 30-70 30-100 0z" opacity=".15"/>
<ellipse cx="240" cy="270" rx="128" ry="158" fill="${hair}"/>
<ellipse cx="240" cy="300" rx="108" ry="142" fill="${skin}"/><ellipse cx="240" cy="300" rx="108" ry="142" fill="url(#f)"/>
<path d="M130 282C116 108 364 108 350 282c-18-66-44-88-74-92-44 22-96 20-120 34-12 12-20 32-26 58z" fill="${hair}"/>
<ellipse cx="198" cy="288" rx="19" ry="10" fill="#fff"/><ellipse cx="282" cy="288" rx="19" ry="10" fill="#fff"/><circle cx="198" cy="288" r="9" fill="#3a2a20"/><circle cx="282" cy="288" r="9" fill="#3a2a20"/>
<path d="M174 262q24-14 48 0M258 262q24-14 48 0" stroke="${hair}" stroke-width="7" fill="none" stroke-linecap="round"/>
<path d="M240 296l-12 54q12 10 26 0" stroke="#000" stroke-opacity=".25" stroke-width="5" fill="none"/>
<path d="M204 388q36 22 72 0-36 6-72 0z" fill="#a04e46"/>`
}

const svg = (width: number, height: number, inner: string) =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inner}</svg>`,
  )

/** A person who does not exist, as JPEG; always the same for one seed. */
export function drawPortrait(seed: string): Promise<Buffer> {
  return sharp(svg(480, 640, portrait(seed)))
    .jpeg({ quality: 85 })
    .toBuffer()
}

/** Seeds of portraits that are drawn, and that there is a film of: assets/person-a.webm and so on. */
export const people = ['A', 'B', 'C', 'D']
const personOf = (token: string) => pick(people, token, 'person')

/** A best frame as JPEG, and a film in WebM. */
export type Media = { frame: Buffer; film: Buffer }

/** A drawn person’s portrait, and three seconds in which they blink, speak and come a little closer. */
export async function filmOfPerson(person: string): Promise<Media> {
  const film = films.get(person) ?? readFileSync(fileOf(person))
  films.set(person, film)
  return { frame: await drawPortrait(person), film }
}

/** The media of a token’s person; the same for the same token. */
export const mediaOfToken = (token: string): Promise<Media> => filmOfPerson(personOf(token))

const escaped = (text: string) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c)

/** The front of a card with its fields, and the same cut to the card. */
export function cardFront(token: string, title: string, fields: Record<string, string>, cut: boolean): Promise<string> {
  const lines = Object.entries(fields)
    // Writing of other scripts needs fonts that a server may not have.
    .filter(([, value]) => /^[ -~]{1,30}$/.test(value))
    .slice(0, 7)
    .map(([name, value], index) => text(250, 130 + index * 34, `${name}: ${value}`))
    .join('')
  const picture = `<g transform="translate(30 110) scale(.4)"><svg width="480" height="640">${portrait(personOf(token))}</svg></g>`
  return card(`${title} (SPECIMEN)`, picture + lines, cut)
}

/** The back of a card: a bar, and nothing of its holder. */
export const cardBack = (title: string, cut: boolean): Promise<string> =>
  once(`back ${cut} ${title}`, () => {
    const bar = '<rect y="110" width="640" height="70" fill="#33404d"/>'
    return card(`${title}, back (SPECIMEN)`, bar + text(30, 240, '0000000000'), cut)
  })

/** The holder's portrait, cut out of the card. */
export const head = (token: string): Promise<string> =>
  once(`head ${personOf(token)}`, async () => {
    const inner = `<svg width="192" height="256" viewBox="0 0 480 640">${portrait(personOf(token))}</svg>`
    return (await jpeg(svg(192, 256, inner))).toString('base64')
  })

const drawn = new Map<string, Promise<string>>()

/** Pictures that are the same for many tokens are drawn once. */
function once(name: string, draw: () => Promise<string>): Promise<string> {
  const picture = drawn.get(name) ?? draw()
  drawn.set(name, picture)
  return picture
}

const text = (x: number, y: number, words: string) =>
  `<text x="${x}" y="${y}" font-family="sans-serif" font-size="17" fill="#223">${escaped(words)}</text>`

async function card(title: string, inner: string, cut: boolean): Promise<string> {
  const whole = `<rect width="640" height="400" rx="22" fill="#e8eef4"/><rect width="640" height="64" rx="22" fill="#5b7fa6"/><text x="30" y="42" font-family="sans-serif" font-size="24" font-weight="bold" fill="#fff">${escaped(title)}</text>${inner}`
  const image = cut
    ? svg(640, 400, whole)
    : svg(800, 560, `<rect width="800" height="560" fill="#6d5b48"/><g transform="translate(80 80)">${whole}</g>`)
  return (await jpeg(image)).toString('base64')
}

const jpeg = (image: Buffer): Promise<Buffer> =>
  sharp(image).flatten({ background: '#fff' }).jpeg({ quality: 82 }).toBuffer()

const films = new Map<string, Buffer>()

const fileOf = (person: string) => path.join(import.meta.dirname, `../assets/person-${person.toLowerCase()}.webm`)
