import fs from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const here = (file: string) => path.resolve(import.meta.dirname, file)

const isTest = (file: string) => /\.test\.(tsx?|mjs)$/.test(file)

/** The files that replace a module. They cannot share a thread: the next file would get the replacement too. */
const withMocks = (...folders: string[]) =>
  folders
    .flatMap((folder) =>
      fs.readdirSync(here(folder), { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
    )
    .filter((file) => isTest(file) && fs.readFileSync(here(file), 'utf8').includes('vi.mock('))

const setupOfAll = ['fresh-modules', 'no-console-errors', 'property-tests'].map((name) =>
  here(`tests/setup/${name}.ts`),
)

const ofUnits = {
  maxWorkers: 2,
  setupFiles: setupOfAll,
  // A slow machine is no fault: time decides no test.
  testTimeout: 120_000,
}
const onDatabase = {
  // One more than there are cores in CI: some files wait for a server that never answers, or for a killed process.
  maxWorkers: 3,
  globalSetup: [here('tests/setup/database.mjs')],
  setupFiles: [...setupOfAll, here('tests/setup/test-database.ts')],
  testTimeout: 180_000,
  hookTimeout: 180_000,
}
const [unitsWithMocks, databaseWithMocks] = [withMocks('src', 'scripts'), withMocks('tests')]

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
          ...ofUnits,
          name: 'unit',
          isolate: false,
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
          exclude: [...unitsWithMocks, '**/*.db.test.mjs', '**/node_modules/**'],
        },
      },
      { extends: true, test: { ...ofUnits, name: 'unit-with-mocks', include: unitsWithMocks } },
      {
        extends: true,
        test: {
          ...onDatabase,
          name: 'integration',
          isolate: false,
          include: ['tests/**/*.test.{ts,tsx}', 'scripts/**/*.db.test.mjs'],
          // The whole demonstration with its releases is `npm run frozen`; tests/demo.test.ts compares what is quick of it.
          exclude: [
            ...databaseWithMocks,
            ...(process.env.NABIJ_FROZEN ? [] : ['tests/frozen/demo.test.ts']),
            '**/node_modules/**',
          ],
        },
      },
      { extends: true, test: { ...onDatabase, name: 'integration-with-mocks', include: databaseWithMocks } },
    ],
    // The server's own zone must not matter: days are Amsterdam's, and most servers keep UTC.
    env: { TZ: 'UTC' },
    passWithNoTests: true,
  },
})
