import { dialled, type Locale, type MerchantIn, mailtoOf } from '@ekyc/domain'
import { brandPalettes, type Palette } from '../../customer-pages/brand.ts'
import { type Html, html, raw, withMarks } from '../../customer-pages/html.ts'
import type { MailLogo } from '../../settings/logo/logo-for-mail.ts'
import type { EmailContent, Line } from './email-content.ts'
import { type EmailStyles, emailStyles } from './email-styles.ts'

type Look = { locale: Locale; merchant: MerchantIn; logo: MailLogo | null }

/** The HTML part: tables and inline styles, as mail programs read them; nothing is fetched, nothing is counted. */
export function emailHtml(content: EmailContent, { locale, merchant, logo }: Look): string {
  const { light, dark } = brandPalettes(merchant.brandColor)
  const style = emailStyles(locale, light)
  const { subject, preview, rehearsal, title, intro, why, elsewhere, link, facts, genuine, copyLink, contact, notYou } =
    content
  const page = html`<!doctype html>
<html lang="${locale}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="x-apple-disable-message-reformatting">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>${raw(sheet(dark))}</style>
</head>
<body class="desk" style="margin:0;padding:0;background:#eceff2">
<div role="article" aria-roledescription="email" aria-label="${subject}" lang="${locale}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preview}</div>
<table role="presentation" class="desk" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#eceff2" style="background:#eceff2">
<tr><td class="outer" align="center" style="padding:32px 12px">
${raw('<!--[if mso]><table role="presentation" width="560" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->')}
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" style="max-width:560px;background:#ffffff;border:1px solid #d8dde3;border-radius:14px;text-align:left;word-break:break-word">
${head(merchant.name, logo, light, style)}
<tr><td class="pad" style="padding:28px 32px 8px">
${rehearsal && html`<p class="soft line" style="${style.small};border:1px solid #d8dde3;border-radius:8px;margin:0 0 16px;padding:8px 12px">${rehearsal}</p>`}
<h1 class="ink" style="${style.h1}">${title}</h1>
${[...intro.map(asLine), why, elsewhere && asLine(elsewhere)].map((each) => each && html`<p class="ink" style="${style.text}">${phrase(each)}</p>\n`)}
${link && button(link, light, style)}
${facts.map((each) => small(each, style))}
</td></tr>
${section(
  genuine.title,
  genuine.lines.map((each) => small(each, style)),
  style,
)}
${
  link &&
  section(
    copyLink.title,
    html`${small({ text: copyLink.text }, style)}
<p style="${style.small};word-break:break-all"><a class="link" href="${link.url}" style="${style.link}">${link.url}</a></p>`,
    style,
  )
}
<tr><td class="pad" style="padding:12px 32px 28px"><div class="line" style="${style.rule}">
${contact && reach(contact, style)}
${small({ text: notYou }, style)}
${languages(content, style)}
</div></td></tr>
</table>
${raw('<!--[if mso]></td></tr></table><![endif]-->')}
</td></tr>
</table>
</div>
</body>
</html>
`
  return page.markup
}

function head(name: string, logo: MailLogo | null, palette: Palette, style: EmailStyles): Html {
  return html`<tr><td class="pad line" style="padding:16px 32px;border-bottom:1px solid #d8dde3">
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
${logo ? picture(logo) : initial(name, palette, style)}
<td class="ink" style="padding-left:10px;${style.name}">${name}</td>
</tr></table>
</td></tr>`
}

const picture = ({ url, width, height }: MailLogo): Html =>
  html`<td width="${width}" valign="middle"><img src="${url}" width="${width}" height="${height}" alt="" style="display:block;border:0"></td>`

function initial(name: string, { brand, onBrand }: Palette, style: EmailStyles): Html {
  const letter = [...name][0]?.toUpperCase() ?? ''
  return html`<td class="mono" width="32" height="32" align="center" valign="middle" bgcolor="${brand}" aria-hidden="true" style="background:${brand};color:${onBrand};${style.initial}">${letter}</td>`
}

function button({ url, label }: { url: string; label: string }, { brand, onBrand }: Palette, style: EmailStyles): Html {
  return html`<table role="presentation" class="wide" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 20px"><tr>
<td class="btn" align="center" bgcolor="${brand}" style="background:${brand};border-radius:12px;mso-padding-alt:15px 36px"><a href="${url}" style="color:${onBrand};${style.button}">${label}</a></td>
</tr></table>`
}

function section(title: string, contents: Html | Html[], style: EmailStyles): Html {
  return html`<tr><td class="pad" style="padding:12px 32px 0"><div class="line" style="${style.rule}">
<h2 class="ink" style="${style.h2}">${title}</h2>
${contents}
</div></td></tr>`
}

const asLine = (text: string): Line => ({ text })

const small = (line: Line, style: EmailStyles): Html =>
  html`<p class="soft" style="${style.small}">${phrase(line)}</p>\n`

function phrase({ text, strong, foreign }: Line): Html {
  const part = strong ?? foreign?.text
  const [before = '', ...after] = part ? text.split(part) : [text]
  if (!part || after.length === 0) return withMarks(before)
  const shown = strong ? html`<b>${strong}</b>` : html`<span lang="${foreign?.locale ?? ''}">${part}</span>`
  return html`${withMarks(before)}${shown}${after.join(part)}`
}

function reach(contact: NonNullable<EmailContent['contact']>, style: EmailStyles): Html {
  const { title, who, phone, email } = contact
  const way = (href: string, text: string) =>
    html`<p style="${style.way}"><a class="link" href="${href}" style="display:inline-block;padding:10px 0;${style.link}">${text}</a></p>\n`
  return html`<h2 class="ink" style="${style.h2}">${title}</h2>
${small(who, style)}
${phone && way(`tel:${dialled(phone)}`, phone)}
${email && way(mailtoOf(email), email)}`
}

function languages({ languages: all }: EmailContent, style: EmailStyles): Html | null {
  if (all.length === 0) return null
  const links = all.map(
    ({ locale, name, url }) =>
      html`<a class="link" lang="${locale}" hreflang="${locale}" href="${url}" style="display:inline-block;padding:10px 16px 10px 0;white-space:nowrap;${style.link}">${name}</a> `,
  )
  return html`<p style="${style.languages}">${links}</p>`
}

/** What inline styles cannot say: phones, and the dark. Mail programs that drop it keep a readable light mail. */
const sheet = ({
  brand,
  onBrand,
  brandInk,
}: Palette) => `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (max-width:600px){.pad{padding-left:20px!important;padding-right:20px!important}.outer{padding:0!important}.card{border-radius:0!important;border-width:0!important}.wide,.wide a{display:block!important;width:auto!important}}
@media (prefers-color-scheme:dark){
.desk{background:#0b0e11!important}.card{background:#14181c!important;border-color:#2f363e!important}.line{border-color:#2f363e!important}
.ink{color:#f1f3f5!important}.soft{color:#aeb7c1!important}.link{color:${brandInk}!important}
.btn,.btn a,.mono{background:${brand}!important;color:${onBrand}!important}
}`
