import { generate } from 'selfsigned'

const HOUR_MS = 3_600_000

/** A certificate authority that only those who add its certificate know. */
export async function createAuthority() {
  const ca = await generate([{ name: 'commonName', value: 'Larkfield Test CA' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  return {
    /** PEM, as NODE_EXTRA_CA_CERTS takes it. */
    cert: ca.cert,
    /** Issues a certificate for host names and addresses; `expired` one of yesterday. */
    async issue(hosts: string[], { expired = false } = {}): Promise<{ key: string; cert: string }> {
      const issued = await generate([{ name: 'commonName', value: hosts[0] ?? '' }], {
        keyType: 'ec',
        algorithm: 'sha256',
        notBeforeDate: new Date(Date.now() - 24 * HOUR_MS),
        notAfterDate: new Date(Date.now() + (expired ? -1 : 24) * HOUR_MS),
        ca: { key: ca.private, cert: ca.cert },
        extensions: [
          { name: 'basicConstraints', cA: false },
          {
            name: 'subjectAltName',
            altNames: hosts.map((host) => (/[\d:]$/.test(host) ? { type: 7, ip: host } : { type: 2, value: host })),
          },
        ],
      })
      return { key: issued.private, cert: issued.cert }
    },
  }
}
