import { describe, expect, it } from 'vitest'
import { importedKey, encryptText, decryptText } from './encrypted-text'

const keyOf = (byte: number) => importedKey(Buffer.alloc(32, byte).toString('base64url'))
const names = ['staff', 'interview', 'box']
const text = 'Moeder vertelt over school. \u{1F642}'

describe('a sealed text', () => {
  it('opens under the same key and names', async () => {
    const key = await keyOf(250)
    expect(await decryptText(key, names, await encryptText(key, names, text))).toBe(text)
  })

  it('does not show a word of what it holds', async () => {
    const { sealed } = await encryptText(await keyOf(1), names, text)
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('Moeder')
  })

  it('is another one each time', async () => {
    const key = await keyOf(1)
    const [first, second] = [await encryptText(key, names, text), await encryptText(key, names, text)]
    expect(Buffer.from(first.sealed).equals(Buffer.from(second.sealed))).toBe(false)
  })

  it('does not open under another person’s key', async () =>
    expect(await decryptText(await keyOf(2), names, await encryptText(await keyOf(1), names, text))).toBeNull())

  it.each([0, 1, 2])('does not open under another name (%i)', async (at) => {
    const key = await keyOf(1)
    expect(await decryptText(key, names.with(at, 'other'), await encryptText(key, names, text))).toBeNull()
  })

  it('does not open when a byte of it was changed', async () => {
    const key = await keyOf(1)
    const entry = await encryptText(key, names, text)
    new Uint8Array(entry.sealed)[3]! ^= 1
    expect(await decryptText(key, names, entry)).toBeNull()
  })

  it('has a key that no script can read', async () => {
    const key = await keyOf(1)
    expect(key.extractable).toBe(false)
  })
})
