/** A page is drawn as a phone would, 390 px wide, and shown smaller. */
const PHONE = { width: 390, height: 720, scale: 0.6 }

/** What a customer sees on a phone: a page of ours, without scripts and without the rest of the console. Switched off while there is none yet. */
export function Phone({ html, title }: { html: string; title: string }) {
  const { width, height, scale } = PHONE
  return (
    <div className="mx-auto rounded-[28px] bg-ink/90 p-2 shadow-2 dark:bg-raised">
      <div
        className={`overflow-hidden rounded-[21px] ${html ? 'bg-white' : 'bg-sunken'}`}
        style={{ width: width * scale, height: height * scale }}
      >
        {html && (
          <iframe
            title={title}
            srcDoc={html}
            sandbox=""
            tabIndex={-1}
            className="origin-top-left border-0"
            style={{ width, height, scale: String(scale) }}
          />
        )}
      </div>
    </div>
  )
}
