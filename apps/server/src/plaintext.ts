/** Settings that name another host. What goes there holds names, pictures, links or keys. */
const REMOTE = [
  'TENCENTCLOUD_FACEID_ENDPOINT',
  'TENCENTCLOUD_SMS_ENDPOINT',
  'SMS_HTTP_URL',
  'ALERT_WEBHOOK_URL',
  'S3_ENDPOINT',
] as const

/** What `ALLOW_PLAINTEXT` may name. For `SMTP_URL` it says whether mail leaves without STARTTLS. */
export const plaintextNames = [...REMOTE, 'SMTP_URL'] as const

export type PlaintextName = (typeof plaintextNames)[number]

const isLoopback = (host: string) => host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)

/** Whether what is sent to this address can be read on its way: http to another host than this one. */
export function isPlain(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && !isLoopback(hostname)
}

/** One line for each setting that would send in plain text without being allowed to. */
export function plaintextProblems(
  given: { [name in PlaintextName]?: string | undefined },
  allowed: readonly PlaintextName[],
): string[] {
  return REMOTE.filter((name) => given[name] !== undefined && isPlain(given[name]) && !allowed.includes(name)).map(
    (name) =>
      `${name} is plain http to another host: everything sent there can be read in transit. Use https, or set ALLOW_PLAINTEXT=${name}.`,
  )
}
