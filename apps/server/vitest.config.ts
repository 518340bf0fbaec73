import { defineConfig } from 'vitest/config'

// Each file starts servers and browsers of its own: one at a time keeps two cores honest.
export default defineConfig({
  test: {
    globalSetup: '@ekyc/db/testing/global-setup',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
})
