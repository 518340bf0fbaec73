import chromium from '@sparticuz/chromium'

/** A process of its own, because the library unpacks into the system's temporary folder: TMPDIR names another one. */
await chromium.executablePath()
