import { defineConfig } from 'vitest/config'

/** They kill and start servers as fast as the machine can, and would measure whatever ran beside them. */
const alone = ['test/*kill*.test.ts', 'test/start-and-stop.test.ts', 'test/replicas.test.ts']

/** One file at a time, or as many as there are cores to keep honest; a group begins when the one before has ended. */
const group = (name: string, groupOrder: number, maxWorkers: number, files: object) => ({
  extends: true as const,
  test: { name, maxWorkers, sequence: { groupOrder }, ...files },
})

export default defineConfig({
  test: {
    globalSetup: '@ekyc/db/testing/global-setup',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is polled for comes in moments, but a machine with other work may take its time over them.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      group('alone', 0, 1, { include: alone }),
      group('together', 1, 2, { include: ['{src,test}/**/*.test.ts'], exclude: alone }),
    ],
  },
})
