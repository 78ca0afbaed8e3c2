import path from 'node:path'
import { defineConfig } from 'vitest/config'

const here = (file: string) => path.resolve(import.meta.dirname, file)

export default defineConfig({
  resolve: {
    alias: { '@': here('src'), 'server-only': here('tests/setup/empty.ts') },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
          exclude: ['**/*.db.test.mjs', '**/node_modules/**'],
          setupFiles: [here('tests/setup/no-console-errors.ts')],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/**/*.test.{ts,tsx}', 'scripts/**/*.db.test.mjs'],
          globalSetup: [here('tests/setup/database.mjs')],
          setupFiles: [here('tests/setup/no-console-errors.ts'), here('tests/setup/test-database.ts')],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
    // The server's own zone must not matter: days are Amsterdam's, and most servers keep UTC.
    env: { TZ: 'UTC' },
    passWithNoTests: true,
  },
})
