import path from 'node:path'
import { freePort } from '@ekyc/db/testing/free-port'
import { admin } from './operator.ts'
import { type Life, startServer } from './server-process.ts'
import { keys, QPS, startTencent } from './tencent.ts'

export type Scene = Awaited<ReturnType<typeof setScene>>

/** Tencent, which survives, and the one server that lives again and again. */
export async function setScene({ databaseUrl, dataDir }: { databaseUrl: string; dataDir: string }) {
  const tencent = await startTencent(path.join(dataDir, 'tencent.json'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const env = {
    PORT: String(port),
    PUBLIC_URL: origin,
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    TENCENTCLOUD_SECRET_ID: keys.secretId,
    TENCENTCLOUD_SECRET_KEY: keys.secretKey,
    TENCENTCLOUD_FACEID_ENDPOINT: tencent.endpoint,
    TENCENTCLOUD_QPS: String(QPS),
    LOG_LEVEL: 'error',
    // A fifth of a start's work less, once the rehearsal has filled it.
    NODE_COMPILE_CACHE: path.join(dataDir, 'compile-cache'),
  }
  const lives: Life[] = []
  const life = () => lives.at(-1) as Life

  return {
    tencent,
    origin,
    place: { databaseUrl, evidenceFolder: path.join(dataDir, 'evidence') },
    life,
    /** Milliseconds that a first start takes here and now, tried on a SQLite file of its own. */
    async rehearse(): Promise<number> {
      const folder = path.join(dataDir, 'rehearsal')
      const rehearsal = startServer({
        ...env,
        DATA_DIR: folder,
        DATABASE_URL: `file:${folder}/rehearsal.db`,
      })
      try {
        return await rehearsal.up()
      } finally {
        await rehearsal.stop()
      }
    },
    /** The next life; the one before has ended. */
    begin: () => void lives.push(startServer(env)),
    /** What any life had to complain of. */
    complaints: () => lives.flatMap(({ complaints }) => complaints),
    async close() {
      await lives.at(-1)?.kill()
      await tencent.close()
    },
  }
}
