import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { storedAs } from './stored'
import { storedValue } from './stored-answer'

const schema = z.strictObject({ first: z.strictObject({ count: z.int() }) })
const row = { kind: 'preparation', id: 'row-1' } as const

const refusalOf = (read: () => unknown) => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  try {
    read()
    return null
  } catch (error) {
    return { error, log: written.mock.calls.map(([text]) => String(text)).join('') }
  } finally {
    written.mockRestore()
  }
}

test('a value that fits is returned itself, not as a copy', () => {
  const kept = { first: { count: 3 } }
  expect(storedAs(schema, kept, row)).toBe(kept)
})

test.each([null, 'Fatma', { first: { count: 'Fatma' } }, { first: { count: 1, name: 'Fatma' } }, []])(
  '%j stops the request with an error that names the row and not its content',
  (kept) => {
    const { error, log } = refusalOf(() => storedAs(schema, kept, row)) ?? {}
    expect(error).toMatchObject({ code: 'damaged', message: 'damaged: preparation row-1' })
    expect(JSON.parse(log ?? '')).toMatchObject({ event: 'damaged', kind: 'preparation', id: 'row-1', code: 'damaged' })
    expect(log).not.toContain('Fatma')
  },
)

test('the log names the part that does not fit', () => {
  expect(refusalOf(() => storedAs(schema, { first: { count: 'x' } }, row))?.log).toContain('"part":"first.count"')
})

test.each(['', 'ja', 7, [], ['a', 'b'], [4, 9], ['S1', null]])('%j may be an answer', (value) => {
  expect(storedValue('i', { key: 'k', value: JSON.stringify(value) })).toEqual(value)
})

test('an answer that was never given or was cleared is null', () => {
  expect(storedValue('i', { key: 'k', value: null })).toBeNull()
})

test.each(['ja', 'true', '{"value":1}', '[1,"a"]', '[1,null]', '[["a"]]'])('%s is no answer', (value) => {
  expect(refusalOf(() => storedValue('i-1', { key: 'k-1', value }))).toMatchObject({
    error: { message: 'damaged: answer i-1' },
  })
})
