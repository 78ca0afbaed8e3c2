import path from 'node:path'
import { defineConfig } from 'vitest/config'

const here = (file: string) => path.resolve(import.meta.dirname, file)

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
          name: 'integration',
          // One more than there are cores in CI: some files wait for a server that never answers, or for a killed process.
          maxWorkers: 3,
          include: ['tests/**/*.test.{ts,tsx}', 'scripts/**/*.db.test.mjs'],
          // The whole demonstration with its releases is `npm run frozen`; tests/demo.test.ts compares what is quick of it.
          exclude: [...(process.env.NABIJ_FROZEN ? [] : ['tests/frozen/demo.test.ts']), '**/node_modules/**'],
          globalSetup: [here('tests/setup/database.mjs')],
          setupFiles: [
            here('tests/setup/no-console-errors.ts'),
            here('tests/setup/property-tests.ts'),
            here('tests/setup/test-database.ts'),
          ],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
    // The server's own zone must not matter: days are Amsterdam's, and most servers keep UTC.
    env: { TZ: 'UTC' },
    passWithNoTests: true,
  },
})
