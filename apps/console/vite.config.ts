import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { compileMessage } from '@lingui/message-utils/compileMessage'
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

const frame = /console\/src\/((shell|session|lib|ui)\/|router\.tsx|features\/.*\/search\.ts)/
const onIntent = /dialog|menu|popover|tip-host|toaster|qr|card|copy|rules|axes|lib\/codes|ui\/code|leave|zone/

/** What every page needs comes as one file; what opens on intent, and what only some pages show, stays apart. */
const isBase = (id: string) => frame.test(id) && !onIntent.test(id)

/**
 * Compiles the words of the console from ICU's format, and leaves out the compiler that lingui imports for
 * development: it weighs nearly as much as they do.
 */
const compiledWords: Plugin = {
  name: 'compiled-words',
  enforce: 'pre',
  apply: 'build',
  resolveId: (source, importer) =>
    source === '@lingui/message-utils/compileMessage' && importer?.includes('@lingui/core') ? '\0no-compiler' : null,
  load: (id) => (id === '\0no-compiler' ? 'export const compileMessage = undefined' : null),
  async transform(_code, id) {
    if (!/i18n\/src\/console\/([\w-]+\/)?(en|zh-CN)\.ts$/.test(id)) return null
    const exported: Record<string, Record<string, string>> = await import(id)
    const lines = Object.entries(exported).map(([name, words]) => {
      const compiled = Object.entries(words).map(([key, text]) => [key, compileMessage(text)])
      return `export const ${name} = ${JSON.stringify(Object.fromEntries(compiled))}`
    })
    return { code: lines.join('\n'), map: null }
  },
}

export default defineConfig({
  plugins: [react(), tailwindcss(), compiledWords, zipped],
  resolve: { tsconfigPaths: true },
  server: { proxy: { '/api': proxied, '/v': proxied, '/sandbox': proxied } },
  // Files that are inlined as data: URLs would need a hole in the content policy.
  build: {
    outDir: 'dist',
    assetsInlineLimit: 0,
    target: 'es2023',
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'base', test: isBase }] } } },
  },
})
