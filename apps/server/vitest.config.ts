import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Begun last, these would leave a core idle at the end. */
const longest = [
  'test/journeys/console-pages.test.ts',
  'test/killing.test.ts',
  'test/roles.test.ts',
  'test/journeys/customer-pages.test.ts',
  'test/journeys/import-killed.test.ts',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const sorted = await super.sort(files)
    const rank = ({ moduleId }: TestSpecification) => {
      const index = longest.findIndex((file) => moduleId.endsWith(file))
      return index < 0 ? longest.length : index
    }
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}

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
    include: ['{src,test}/**/*.test.ts'],
    // More than cores, because files also wait for servers and browsers.
    maxWorkers: 3,
  },
})
