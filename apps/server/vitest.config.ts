import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Kills and starts servers as fast as the machine can, and would measure whatever ran beside it. */
const alone = ['test/killing.test.ts']

/** Begun last, these would leave a core idle at the end. */
const longest = ['test/journeys/import-killed.test.ts', 'test/journeys/console-pages.test.ts']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => longest.some((file) => moduleId.endsWith(file))
    return [...sorted.filter(isLong), ...sorted.filter((each) => !isLong(each))]
  }
}

/**
 * Several files at a time, because they wait for servers and browsers more than they compute: two would leave one of two
 * cores idle for half the time. A group begins when the one before has ended.
 */
const group = (name: string, groupOrder: number, maxWorkers: number, files: object) => ({
  extends: true as const,
  test: { name, maxWorkers, sequence: { groupOrder }, ...files },
})

export default defineConfig({
  test: {
    setupFiles: ['./test/remember-scrypt.ts'],
    globalSetup: ['@ekyc/db/testing/global-setup', './test/unpack-browser.ts'],
    // Limits for what hangs: what is awaited comes in moments, but takes much longer on a machine with other work.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    // The files of a worker share its modules, which takes a quarter off the shorter ones: what they test is started by each anew.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Takes a quarter off each start of the program, and tests start it some hundred times.
    env: { NODE_COMPILE_CACHE: path.join(import.meta.dirname, 'node_modules/.cache/compiled') },
    projects: [
      group('together', 0, 3, { include: ['{src,test}/**/*.test.ts'], exclude: alone }),
      group('alone', 1, 1, { include: alone }),
    ],
  },
})
