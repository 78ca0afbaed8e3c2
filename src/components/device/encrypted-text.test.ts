import { describe, expect, it } from 'vitest'
import { importedKey, encryptText, decryptText, decryptTextWithAny } from './encrypted-text'

const keyOf = (byte: number) => importedKey(Buffer.alloc(32, byte).toString('base64url'))
const names = ['staff', 'interview', 'box']
const text = 'Moeder vertelt over school. \u{1F642}'

describe('an encrypted text', () => {
  it('is decrypted with the same key and names', async () => {
    const key = await keyOf(250)
    expect(await decryptText(key, names, await encryptText(key, names, text))).toBe(text)
  })

  it('is decrypted with whichever of several keys it was encrypted', async () => {
    const [newest, earlier] = [await keyOf(3), await keyOf(4)]
    const entry = await encryptText(earlier, names, text)
    expect(await decryptTextWithAny([newest, earlier], names, entry)).toBe(text)
    expect(await decryptTextWithAny([newest, await keyOf(5)], names, entry)).toBeNull()
  })

  it('contains no word of the text', async () => {
    const { sealed } = await encryptText(await keyOf(1), names, text)
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('Moeder')
  })

  it('is different each time', async () => {
    const key = await keyOf(1)
    const [first, second] = [await encryptText(key, names, text), await encryptText(key, names, text)]
    expect(Buffer.from(first.sealed).equals(Buffer.from(second.sealed))).toBe(false)
  })

  it('cannot be decrypted with another person’s key', async () =>
    expect(await decryptText(await keyOf(2), names, await encryptText(await keyOf(1), names, text))).toBeNull())

  it.each([0, 1, 2])('cannot be decrypted under another name (%i)', async (at) => {
    const key = await keyOf(1)
    expect(await decryptText(key, names.with(at, 'other'), await encryptText(key, names, text))).toBeNull()
  })

  it('cannot be decrypted when one of its bytes was changed', async () => {
    const key = await keyOf(1)
    const entry = await encryptText(key, names, text)
    new Uint8Array(entry.sealed)[3]! ^= 1
    expect(await decryptText(key, names, entry)).toBeNull()
  })

  it('is encrypted with a key that no script can read', async () => {
    const key = await keyOf(1)
    expect(key.extractable).toBe(false)
  })
})
