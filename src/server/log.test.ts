import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { rememberPlaces } from './error-place'
import { logConsole, logError } from './log'

beforeAll(rememberPlaces)
afterEach(() => vi.restoreAllMocks())

/** Two words that no code of ours holds, as a visitor would send them. */
const canary = 'Fatma thuis'

const lineOf = (log: () => void): Record<string, unknown> => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  log()
  const text = written.mock.calls.map(([part]) => String(part)).join('')
  written.mockRestore()
  expect(text.trimEnd().split('\n')).toHaveLength(1)
  return JSON.parse(text) as Record<string, unknown>
}

/** What a message can be made of to look like a stack: rows, files, functions, and a real row of ours. */
const piece = fc.constantFrom(
  canary,
  '\n',
  '\r\n',
  '\u2028',
  ' at ',
  '    at ',
  `    at ${canary} (src/server/log.ts:1:1)`,
  `at async ${canary}`,
  'Error: ',
  '(file:///app/x.js:1:2)',
  'node:internal/process',
  '',
)
const hostile = fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }).map((pieces) => `${pieces.join('')}${canary}`)

const place = /^(?:[\w$.<>#]+ \()?src\/server\/log\.test\.ts:\d+\)?$/

describe('an error in the log', () => {
  test('has a class, a code and a place, and nothing of its message', () => {
    fc.assert(
      fc.property(hostile, fc.boolean(), fc.boolean(), (message, isRead, isChanged) => {
        const error = new TypeError(message)
        if (isRead) expect(error.stack).toContain('log.test.ts')
        if (isChanged) error.message = `${canary} at home`
        const line = lineOf(() => logError('fault', Object.assign(error, { code: 'ERR_X' })))
        expect(line).toMatchObject({ event: 'fault', error: 'TypeError', code: 'ERR_X' })
        expect(line.place).toMatch(place)
        expect(JSON.stringify(line)).not.toContain(canary)
      }),
    )
  })

  test('has no place when its stack is a text that somebody made', () => {
    fc.assert(
      fc.property(hostile, (message) => {
        const error = Object.assign(Object.create(Error.prototype) as Error, { message, stack: message })
        expect(lineOf(() => logError('fault', error)).place).toBeUndefined()
      }),
    )
  })

  test('has no class and no code that are more than one word', () => {
    const error = Object.assign(new Error('x'), { name: canary, code: `${canary} at home` })
    const line = lineOf(() => logError('fault', error))
    expect([line.error, line.code]).toEqual([undefined, undefined])
    expect(lineOf(() => logError('fault', { code: canary }))).not.toHaveProperty('code')
    expect(lineOf(() => logError('fault', { code: 'P2020' }))).toMatchObject({ error: 'object', code: 'P2020' })
  })

  test('keeps its stack as it was, for a developer', () => {
    const { stack } = new Error(`first\n    at ${canary}`)
    expect(stack).toContain(`Error: first\n    at ${canary}\n    at `)
  })

  test('keeps its place when a library formats stacks in its own way, around ours or not', () => {
    type Format = (error: Error, sites: NodeJS.CallSite[]) => unknown
    const engine: { prepareStackTrace?: Format } = Error
    const before: Format = engine.prepareStackTrace ?? (() => '')
    const formats: Format[] = [() => 'short', (error, sites) => before(error, sites)]
    for (const format of formats) {
      engine.prepareStackTrace = format
      expect(lineOf(() => logError('fault', new Error(canary))).place).toMatch(place)
      engine.prepareStackTrace = before
    }
    expect(new Error(canary).stack).toContain('log.test.ts')
  })
})

test('what libraries print is a line of their own without its text', () => {
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
