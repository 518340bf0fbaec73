/** The largest size of a logo on pages and in mails, in CSS pixels. */
export const heightOnPage = 32
export const widthOnPage = 96
