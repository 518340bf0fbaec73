import type { OutgoingEmail } from '@ekyc/domain'

/**
 * A mail as it goes out: a picture that its HTML holds becomes an attachment shown in its place, because mail programs
 * block data: URLs and pictures from elsewhere.
 */
export function withPictures<M extends { html: string }>(mail: M): M & Pick<OutgoingEmail, 'pictures'> {
  const pictures: NonNullable<OutgoingEmail['pictures']> = []
  const html = mail.html.replace(/(?<= src=")data:image\/png;base64,([^"]+)/g, (_, base64: string) => {
    const cid = `picture${pictures.length + 1}@ekyc`
    pictures.push({ cid, png: Buffer.from(base64, 'base64') })
    return `cid:${cid}`
  })
  return { ...mail, html, pictures }
}
