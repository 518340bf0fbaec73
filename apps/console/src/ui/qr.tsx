import { renderSVG } from 'uqr'

/** What to do with the code of this address: no phone can open one that means the phone itself. */
export const qrAdvice = (url: string) =>
  /^(localhost|127\..*|\[::1\])$/.test(new URL(url).hostname) ? 'qr.onlyHere' : 'qr.text'

/** A QR code, dark on white in both themes, because cameras want it so. */
export default function Qr({
  text,
  label,
  className = 'size-49',
}: {
  text: string
  label: string
  className?: string
}) {
  const svg = renderSVG(text, { border: 3, ecc: 'M' })
  return (
    <img
      src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`}
      alt={label}
      className={`${className} rounded-key bg-white [image-rendering:pixelated]`}
    />
  )
}
