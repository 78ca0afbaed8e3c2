import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { logConsole, logError } from './log'

afterEach(() => vi.restoreAllMocks())

/** Two words that appear nowhere in our code, in the place of what a visitor sends. */
const canary = 'Fatma thuis'

const lineOf = (log: () => void): Record<string, unknown> => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  log()
  const text = written.mock.calls.map(([part]) => String(part)).join('')
  written.mockRestore()
  expect(text.trimEnd().split('\n')).toHaveLength(1)
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
}

/** Parts of a message that imitates a stack: rows, files, functions, and a row with one of our own files. */
const piece = fc.constantFrom(
  canary,
  '\n',
  '\r\n',
  '\u2028',
  ' at ',
  '    at ',
  `\n    at ${canary} (${process.cwd()}/src/server/log.ts:1:1)\n`,
  `\n    at x (${process.cwd()}/src/${canary}.ts:1:1)\n`,
  `\n    at ${process.cwd()}/package.json:0612345678:1\n`,
  `at async ${canary}`,
  'Error: ',
  '(file:///app/x.js:1:2)',
  'node:internal/process',
  '',
)
const hostile = fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }).map((pieces) => `${pieces.join('')}${canary}`)

const place = /^src\/server\/log\.test\.ts:\d+$/

describe('an error in the log', () => {
  test('is logged with a class, a code and a place, without its message', () => {
    fc.assert(
      fc.property(hostile, fc.boolean(), fc.boolean(), (message, isRead, isChanged) => {
        const error = new TypeError(message)
        if (isRead) expect(error.stack).toContain('log.test.ts')
        if (isChanged) error.message = `${canary} at home`
        const line = lineOf(() => logError('fault', Object.assign(error, { code: 'ERR_X' })))
        expect(line).toMatchObject({ event: 'fault', error: 'TypeError', code: 'ERR_X' })
        if (!isChanged) expect(line.place).toMatch(place)
        expect(JSON.stringify(line)).not.toContain(canary)
      }),
    )
  })

  test('names only an existing file of ours when its stack is forged', () => {
    fc.assert(
      fc.property(hostile, (message) => {
        const error = Object.assign(Object.create(Error.prototype) as Error, { message, stack: message })
        expect([undefined, 'src/server/log.ts:1']).toContain(lineOf(() => logError('fault', error)).place)
      }),
    )
  })

  test('is logged without a class or code that has more than one word', () => {
    const error = Object.assign(new Error('x'), { name: canary, code: `${canary} at home` })
    const line = lineOf(() => logError('fault', error))
    expect([line.error, line.code]).toEqual([undefined, undefined])
    expect(lineOf(() => logError('fault', { code: canary }))).not.toHaveProperty('code')
    expect(lineOf(() => logError('fault', { code: 'P2020' }))).toMatchObject({ error: 'object', code: 'P2020' })
  })
})

test('what a library prints becomes one log line without its text', () => {
  const methods = ['error', 'warn', 'info', 'log', 'debug', 'trace'] as const
  const before = methods.map((method) => console[method])
  logConsole()
  fc.assert(
    fc.property(hostile, fc.constantFrom(...methods), (text, method) => {
      const lines = [lineOf(() => console[method](text, canary)), lineOf(() => console[method](text, new Error(text)))]
      expect(lines.map(({ event }) => event)).toEqual(['console', 'console'])
      expect(JSON.stringify(lines)).not.toContain(canary)
    }),
  )
  methods.forEach((method, index) => Object.assign(console, { [method]: before[index] }))
})
