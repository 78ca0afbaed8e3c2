/**
 * Encrypts texts with AES-GCM and a fresh nonce each time. The names of the entry are authenticated too (additional data),
 * so an entry that was changed, moved to another name, or encrypted with another key cannot be decrypted.
 */
export type EncryptedText = { nonce: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }

const fromBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))

/** Not extractable: a script can use the key in this page but cannot read its bytes. */
export const importedKey = (base64url: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', fromBase64url(base64url), 'AES-GCM', false, ['encrypt', 'decrypt'])

const algorithm = (nonce: Uint8Array<ArrayBuffer>, names: readonly string[]) => ({
  name: 'AES-GCM',
  iv: nonce,
  additionalData: new TextEncoder().encode(JSON.stringify(names)),
})

export const encryptText = async (key: CryptoKey, names: readonly string[], text: string): Promise<EncryptedText> => {
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  return { nonce, sealed: await crypto.subtle.encrypt(algorithm(nonce, names), key, new TextEncoder().encode(text)) }
}

/** The text, or null when the key or the names differ from those of its encryption. */
export const decryptText = async (
  key: CryptoKey,
  names: readonly string[],
  entry: EncryptedText,
): Promise<string | null> => {
  try {
    const plaintext = await crypto.subtle.decrypt(algorithm(entry.nonce, names), key, entry.sealed)
    return new TextDecoder().decode(plaintext)
  } catch {
    return null
  }
}

/** The text under whichever key it was encrypted, or null when it was none of these. */
export const decryptTextWithAny = async (
  keys: readonly CryptoKey[],
  names: readonly string[],
  entry: EncryptedText,
): Promise<string | null> => {
  for (const key of keys) {
    const text = await decryptText(key, names, entry)
    if (text !== null) return text
  }
  return null
}
