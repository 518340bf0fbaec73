import sharp, { type Sharp } from 'sharp'

/** Where a face stands: its middle and its width, in parts of the picture. */
export type DrawnFace = { x: number; y: number; width: number }

const PASSPORT: DrawnFace = { x: 0.5, y: 0.47, width: 0.45 }

/** A picture of nobody, drawn so that a detector takes it for a face; with `faces: []` of an empty room. */
export function drawPhoto({
  width = 600,
  height = 800,
  faces = [PASSPORT],
}: {
  width?: number
  height?: number
  faces?: DrawnFace[]
} = {}): Sharp {
  const people = faces.map((face) => {
    const scale = (face.width * width) / 216
    return `<g transform="translate(${face.x * width} ${face.y * height}) scale(${scale}) translate(-240 -300)">${person}</g>`
  })
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${skin}<rect width="100%" height="100%" fill="#b8c2cc"/>${people.join('')}</svg>`,
    ),
  )
}

const skin =
  '<radialGradient id="skin" cx=".45" cy=".4" r=".75"><stop offset="0" stop-color="#f0c8a4"/><stop offset=".7" stop-color="#d9a577"/><stop offset="1" stop-color="#a8744c"/></radialGradient>'

const person = `<path d="M40 640c10-110 90-140 200-140s190 30 200 140z" fill="#34465c"/>
<path d="M190 420h100v90q-50 40-100 0z" fill="#b98257"/>
<path d="M115 330c-20-190 60-230 125-230s145 40 125 230z" fill="#2b1f1a"/>
<ellipse cx="240" cy="300" rx="108" ry="145" fill="url(#skin)"/>
<path d="M135 250c10-90 60-110 105-110s95 20 105 110c-40-60-170-60-210 0z" fill="#2b1f1a"/>
<path d="M172 252q26-16 54-4M254 248q28-12 54 4" stroke="#2b1f1a" stroke-width="9" fill="none"/>
<ellipse cx="200" cy="284" rx="23" ry="11" fill="#fff"/><ellipse cx="280" cy="284" rx="23" ry="11" fill="#fff"/>
<circle cx="200" cy="284" r="10" fill="#3a2416"/><circle cx="280" cy="284" r="10" fill="#3a2416"/>
<path d="M176 280q24-16 48 0M256 280q24-16 48 0" stroke="#241610" stroke-width="5" fill="none"/>
<path d="M232 290q-6 40-14 52q22 16 44 0q-8-12-14-52" fill="#c08a5e" opacity=".7"/>
<path d="M220 346q20 10 40 0" stroke="#7d4e30" stroke-width="5" fill="none"/>
<path d="M198 388q42-14 84 0q-42 36-84 0z" fill="#a8504a"/><path d="M198 388q42 8 84 0" stroke="#6d2c2a" stroke-width="4" fill="none"/>`
