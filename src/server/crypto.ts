/**
 * Random tokens, keyed hashes, encryption and password hashes. A token is handed out once, as text for a link; only its hash
 * is stored.
 */
import 'server-only'
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { hash, hashRaw, verify } from '@node-rs/argon2'
import { installationSecrets, newestSecret } from './installation-secrets'

/** 32 random bytes as base64url (43 characters). */
export const freshToken = (): string => randomBytes(32).toString('base64url')

export const tokenHash = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(token).digest())

type Hash = Uint8Array<ArrayBuffer>

const hashUnder = (secret: string, purpose: string, text: string): Hash =>
  new Uint8Array(createHmac('sha256', secret).update(`${purpose}\u0000${text}`).digest())

/** A hash that only this installation can compute. The throttle stores accounts and addresses this way. */
export const keyedHash = (purpose: string, text: string): Hash => hashUnder(newestSecret(), purpose, text)

/** The same under each secret of the installation, the newest first: for looking up what was stored before a rotation. */
export const keyedHashes = (purpose: string, text: string): readonly [Hash, ...Hash[]] => {
  const [newest, ...earlierSecrets] = installationSecrets()
  return [hashUnder(newest, purpose, text), ...earlierSecrets.map((secret) => hashUnder(secret, purpose, text))]
}

/**
 * The keys under which a person's browsers encrypt unsent work, the newest first; the others open what was kept before a rotation.
 * Only that person's own sessions receive them.
 */
export const deviceKeys = (staffId: string): string[] =>
  installationSecrets().map((secret) =>
    Buffer.from(hkdfSync('sha256', secret, '', `device\u0000${staffId}`, 32)).toString('base64url'),
  )

const cipher = 'aes-256-gcm'
const [nonceBytes, tagBytes] = [12, 16]

/** Each purpose has a key of its own, which only this installation can derive. */
const storageKey = (secret: string, purpose: string) =>
  new Uint8Array(hkdfSync('sha256', secret, '', `stored\u0000${purpose}`, 32))

/** The nonce, the tag that proves that nobody changed the bytes, and the encrypted bytes. */
export const encryptedBytes = (purpose: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const nonce = randomBytes(nonceBytes)
  const encryption = createCipheriv(cipher, storageKey(newestSecret(), purpose), nonce)
  const body = Buffer.concat([encryption.update(bytes), encryption.final()])
  return new Uint8Array(Buffer.concat([nonce, encryption.getAuthTag(), body]))
}

const openedUnder = (secret: string, purpose: string, storedBytes: Uint8Array): Buffer | null => {
  const nonce = storedBytes.subarray(0, nonceBytes)
  const tag = storedBytes.subarray(nonceBytes, nonceBytes + tagBytes)
  try {
    const key = storageKey(secret, purpose)
    const decryption = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes }).setAuthTag(tag)
    return Buffer.concat([decryption.update(storedBytes.subarray(nonceBytes + tagBytes)), decryption.final()])
  } catch {
    return null
  }
}

/** The bytes again; null when they were changed, or when no secret of the installation or another purpose encrypted them. */
export const decryptedBytes = (purpose: string, storedBytes: Uint8Array): Buffer | null => {
  for (const secret of installationSecrets()) {
    const bytes = openedUnder(secret, purpose, storedBytes)
    if (bytes) return bytes
  }
  return null
}

/** Whether the newest secret opens it, so that it does not need the earlier ones any more. */
export const isUnderNewest = (purpose: string, storedBytes: Uint8Array): boolean =>
  openedUnder(newestSecret(), purpose, storedBytes) !== null

/** The keyed hash of an organisation's publications, from which their noise is derived. */
export const hashWith =
  (key: Uint8Array) =>
  (message: string): Uint8Array =>
    new Uint8Array(createHmac('sha256', key).update(message).digest())

/** The same id always gets the same pseudonym. Without the key nobody can compute the one from the other. */
export const pseudonymOf = (key: Uint8Array, purpose: 'interview' | 'family', id: string): string =>
  createHmac('sha256', key).update(`${purpose}\u0000${id}`).digest('hex').slice(0, 32)

/** A SHA-256 of plain data, in hexadecimal. The order of keys counts, as in JSON. */
export const fingerprintOf = (data: unknown): string => createHash('sha256').update(JSON.stringify(data)).digest('hex')

// OWASP's second argon2id profile: 19 MiB, two passes, one lane. argon2id is the library's default algorithm.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** The hash of a random text that nobody kept, with the cost above. */
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$1GQpnfCW/xupD8lvFvmarA$a81zAXZPesbBnKiMHjdoNSp90fQ8/HBrzOMWPhebsZw'

/** Verifies once also for an account that does not exist (`stored` is null), so that the time does not tell which exist. */
export const passwordMatches = async (stored: string | null, password: string): Promise<boolean> => {
  const isMatch = await verify(stored ?? nobodysHash, password)
  return stored !== null && isMatch
}

/** As slow as a password's hash, for a short text of which somebody has only a few: all of them have one salt. */
export const slowHash = async (salt: Uint8Array, text: string): Promise<Hash> =>
  new Uint8Array(await hashRaw(text, { ...cost, salt }))
