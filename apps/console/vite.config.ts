import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const server = process.env.SERVER_URL ?? 'http://127.0.0.1:3000'

/** The server takes a change from its own origin only; in development the page comes from Vite's. */
const proxied = { target: server, headers: { origin: process.env.CONSOLE_URL ?? 'http://localhost:3000' } }

/** Leaves each file zipped beside itself: the server sends what the browser takes, and zips nothing while it runs. */
const zipped: Plugin = {
  name: 'zipped',
  apply: 'build',
  async writeBundle({ dir = 'dist' }, bundle) {
    for (const file of Object.values(bundle)) {
      if (!/\.(js|css|html|svg)$/.test(file.fileName)) continue
      const text = file.type === 'chunk' ? file.code : file.source
      const name = join(dir, file.fileName)
      await Promise.all([
        writeFile(`${name}.br`, brotliCompressSync(text)),
        writeFile(`${name}.gz`, gzipSync(text, { level: 9 })),
      ])
    }
  },
}

export default defineConfig({
  plugins: [react(), tailwindcss(), zipped],
  resolve: { tsconfigPaths: true },
  server: { proxy: { '/api': proxied, '/v': proxied, '/sandbox': proxied } },
  // Files that are inlined as data: URLs would need a hole in the content policy.
  build: { outDir: 'dist', assetsInlineLimit: 0, target: 'es2023' },
})
