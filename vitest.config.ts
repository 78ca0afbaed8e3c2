import fs from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const here = (file: string) => path.resolve(import.meta.dirname, file)

/** The files that replace a module. They cannot share a thread: the next file would get the replacement too. */
const withMocks = fs
  .readdirSync(here('tests'), { recursive: true, encoding: 'utf8' })
  .map((file) => path.join('tests', file))
  .filter((file) => /\.test\.tsx?$/.test(file) && fs.readFileSync(here(file), 'utf8').includes('vi.mock('))

const onDatabase = {
  // One more than there are cores in CI: some files wait for a server that never answers, or for a killed process.
  maxWorkers: 3,
  globalSetup: [here('tests/setup/database.mjs')],
  setupFiles: [
    here('tests/setup/no-console-errors.ts'),
    here('tests/setup/property-tests.ts'),
    here('tests/setup/test-database.ts'),
  ],
  testTimeout: 180_000,
  hookTimeout: 180_000,
}

export default defineConfig({
  resolve: {
    alias: { '@': here('src'), 'server-only': here('tests/setup/empty.ts') },
  },
  test: {
    // A thread starts faster than a process and shares the code that was read before: a quarter less time for the same tests.
    pool: 'threads',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          maxWorkers: 2,
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
          exclude: ['**/*.db.test.mjs', '**/node_modules/**'],
          setupFiles: [here('tests/setup/no-console-errors.ts'), here('tests/setup/property-tests.ts')],
          // A slow machine is no fault: time decides no test.
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          ...onDatabase,
          name: 'integration',
          // Packages are read once for all files of a thread. The modules of the project are read anew for each file
          // (`tests/setup/test-database.ts`), because some keep what they read of the environment.
          isolate: false,
          include: ['tests/**/*.test.{ts,tsx}', 'scripts/**/*.db.test.mjs'],
          // The whole demonstration with its releases is `npm run frozen`; tests/demo.test.ts compares what is quick of it.
          exclude: [
            ...withMocks,
            ...(process.env.NABIJ_FROZEN ? [] : ['tests/frozen/demo.test.ts']),
            '**/node_modules/**',
          ],
        },
      },
      { extends: true, test: { ...onDatabase, name: 'integration-with-mocks', include: withMocks } },
    ],
    // The server's own zone must not matter: days are Amsterdam's, and most servers keep UTC.
    env: { TZ: 'UTC' },
    passWithNoTests: true,
  },
})
