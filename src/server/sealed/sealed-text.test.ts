import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { keyStoreIn, type KeyStore } from './key-store'
import { masterKeysOf } from './master-keys'
import { openTextWith, sealTextWith } from './sealed-text'

const dirs: string[] = []
let store: KeyStore

const aStore = (): KeyStore => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'sealed-'))
  dirs.push(dir)
  const file = path.join(dir, 'master-key')
  fs.writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 })
  fs.mkdirSync(path.join(dir, 'store'))
  return keyStoreIn(path.join(dir, 'store'), masterKeysOf({ file }))
}

beforeEach(() => {
  store = aStore()
})
afterAll(() => {
  for (const dir of dirs) fs.rmSync(dir, { recursive: true })
})

const column = 'concern_entry.text'
const words = 'Zij durfde niet te praten.'

/** What a failed opening writes to the log, after it threw `damaged`. */
const refusalOf = (open: () => unknown): string => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  try {
    expect(open).toThrow(expect.objectContaining({ code: 'damaged' }))
    return write.mock.calls.map(([line]) => String(line)).join('')
  } finally {
    write.mockRestore()
  }
}

test('any text opens as it was sealed, and no sealed text is text', () => {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }).filter((text) => text.isWellFormed() && !text.includes('\u0000')),
      fc.uuid(),
      fc.uuid(),
      (text, ownerId, rowId) => {
        const bytes = sealTextWith(store, column, { ownerId, rowId }, text)
        expect(openTextWith(store, column, rowId, bytes)).toBe(text)
        if (text === '') expect(bytes.length).toBe(0)
        else expect(() => utf8.decode(bytes)).toThrow(/not valid/)
      },
    ),
    { numRuns: 300 },
  )
})

test.each(['nul \u0000 here', 'half \ud800', '\udc00 half'])('refuses what no column of text holds: %j', (text) => {
  const place = { ownerId: randomUUID(), rowId: randomUUID() }
  expect(() => sealTextWith(store, column, place, text)).toThrow('invalid')
})

test('the same text is never sealed twice alike', () => {
  const place = { ownerId: randomUUID(), rowId: randomUUID() }
  const sealed = Array.from({ length: 50 }, () =>
    Buffer.from(sealTextWith(store, column, place, words)).toString('hex'),
  )
  expect(new Set(sealed).size).toBe(50)
})

test('a text opens nowhere once any of its bits is another, and the log holds no word of it', () => {
  const place = { ownerId: randomUUID(), rowId: randomUUID() }
  const bytes = sealTextWith(store, column, place, words)
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = bytes.slice()
    changed.set([(changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))], bit >> 3)
    const line = refusalOf(() => openTextWith(store, column, place.rowId, changed))
    expect(line).toContain(`"table":"concern_entry","column":"text","row":"${place.rowId}"`)
    expect(line).toContain('"level":"error"')
    expect(line).not.toContain('durfde')
  }
})

test.each([
  ['in another row', (other: string) => ({ rowId: other })],
  ['of another family', (other: string) => ({ ownerId: other })],
])('a text opens nowhere %s', (_, change) => {
  const place = { ownerId: randomUUID(), rowId: randomUUID() }
  const elsewhere = { ...place, ...change(randomUUID()) }
  store.createKeys([elsewhere.ownerId])
  const bytes = Buffer.from(sealTextWith(store, column, place, words))
  Buffer.from(elsewhere.ownerId.replaceAll('-', ''), 'hex').copy(bytes, 2)
  refusalOf(() => openTextWith(store, column, elsewhere.rowId, bytes))
})

test('a text of a row whose id came in capitals opens by the id as the database writes it', () => {
  const place = { ownerId: randomUUID(), rowId: randomUUID() }
  const bytes = sealTextWith(
    store,
    column,
    { ownerId: place.ownerId.toUpperCase(), rowId: place.rowId.toUpperCase() },
    words,
  )
  expect(openTextWith(store, column, place.rowId, bytes)).toBe(words)
})

test('a text opens in no other column', () => {
  const place = { ownerId: randomUUID(), rowId: randomUUID() }
  const bytes = sealTextWith(store, 'help_item.text', place, words)
  refusalOf(() => openTextWith(store, column, place.rowId, bytes))
})

test('without its key a text opens nowhere: destroyed, of another installation, or too short to be one', () => {
  const place = { ownerId: randomUUID(), rowId: randomUUID() }
  const bytes = sealTextWith(store, column, place, words)
  refusalOf(() => openTextWith(aStore(), column, place.rowId, bytes))
  for (let length = 1; length < bytes.length; length++)
    refusalOf(() => openTextWith(store, column, place.rowId, bytes.slice(0, length)))
  store.destroyKey(place.ownerId)
  refusalOf(() => openTextWith(store, column, place.rowId, bytes))
  refusalOf(() => sealTextWith(store, column, place, words))
})
