import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.SERVER_URL ?? 'http://127.0.0.1:3000'

/** The server takes a change from its own origin only; in development the page comes from Vite's. */
const proxied = { target: server, headers: { origin: process.env.CONSOLE_URL ?? 'http://localhost:3000' } }

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { tsconfigPaths: true },
  server: { proxy: { '/api': proxied, '/v': proxied, '/sandbox': proxied } },
  // Files that are inlined as data: URLs would need a hole in the content policy.
  build: { outDir: 'dist', assetsInlineLimit: 0, target: 'es2023' },
})
