/**
 * Seals words about people for the database, and opens them. A sealed text is bytes that no text can be:
 *
 *     0xC1 0x01 | owner 16 | nonce 12 | tag 16 | encrypted text
 *
 * AES-256-GCM under the key of its owner: a family, or the organisation where no family stands behind the row. The tag also
 * says in which column of which row it stands, so that a text moved elsewhere opens no more than one that was changed. The
 * empty text is no bytes at all.
 */
import 'server-only'
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { env } from '../env'
import { AppError } from '../errors'
import { logError } from '../log'
import { keyStoreIn, type KeyStore } from './key-store'
import { masterKeysOf, UnfitKeys, type MasterKeys, type MasterKeySource } from './master-keys'
import { isPadded, type SealedColumn } from './sealed-columns'

const mark = Buffer.from([0xc1, 0x01])
const [ownerAt, nonceAt, tagAt, textAt] = [2, 18, 30, 46]
/** How many bytes a sealed text has more than its text. */
export const sealBytes = textAt
const cipher = 'aes-256-gcm'

type Place = { column: SealedColumn; rowId: string }

const sourceOf = ({ NABIJ_MASTER_KEY_FILE: file, NABIJ_MASTER_KEY_COMMAND: command }: ReturnType<typeof env>) => {
  const source: MasterKeySource | undefined = file ? { file } : command ? { command } : undefined
  if (!source) throw new UnfitKeys('NABIJ_MASTER_KEY_FILE is missing.')
  return source
}

let keysOfProcess: MasterKeys | undefined

/** The master keys of this process, as its settings say. */
export const masterKeys = (): MasterKeys => (keysOfProcess ??= masterKeysOf(sourceOf(env())))

const newKeyStore = (): KeyStore => {
  const folder = env().NABIJ_KEY_STORE
  if (!folder) throw new UnfitKeys('NABIJ_KEY_STORE is missing.')
  return keyStoreIn(folder, masterKeys())
}

declare global {
  var nabijKeyStore: KeyStore | undefined
}

/** The key store of this process, as its settings say. Each bundle has this module again, and all of them use the same keys. */
export const keyStore = (): KeyStore => (globalThis.nabijKeyStore ??= newKeyStore())

/** Unwraps the keys of all families, so that the first search of a process has only the names to open. */
export const unwrapKeys = (): Promise<void> => keyStore().unwrapKeys()

/** Makes the keys of new families or organisations: before the commit of their rows, and once for many. */
export const createKeys = (ownerIds: readonly string[]): void => keyStore().createKeys(ownerIds)

/** Whatever was sealed for this owner opens nowhere again, also not in a backup of before. */
export const destroyKey = (ownerId: string): void => keyStore().destroyKey(ownerId)

/** The key that seals. A family whose rows came without a command, as those of before did, gets its own here. */
const sealingKey = (store: KeyStore, ownerId: string): Buffer => {
  const keyOrState = store.keyOf(ownerId)
  if (keyOrState === 'missing') store.createKeys([ownerId])
  const key = keyOrState === 'missing' ? store.keyOf(ownerId) : keyOrState
  if (typeof key !== 'string') return key
  logError('key', new Error(key), { owner: ownerId, state: key })
  throw new AppError('damaged')
}

/** An id that came in capitals is the same id, which the database gives back in small letters. */
const boundTo = ({ column, rowId }: Place, owner: string) =>
  Buffer.from(`${column.replace('.', '|')}|${rowId.toLowerCase()}|${owner}`)

const block = 32

const paddedText = (column: SealedColumn, text: string): string =>
  isPadded(column) ? text + ' '.repeat((block - (Buffer.byteLength(text) % block)) % block) : text

/** Seals with the keys of a given store. */
export const sealTextWith = (
  store: KeyStore,
  column: SealedColumn,
  { ownerId, rowId }: { ownerId: string; rowId: string },
  text: string,
): Uint8Array<ArrayBuffer> => {
  if (text === '') return new Uint8Array()
  // No column of text would hold these, and a lone surrogate would come back as another character.
  if (text.includes('\u0000') || !text.isWellFormed()) throw new AppError('invalid')
  const owner = Buffer.from(ownerId.replaceAll('-', ''), 'hex')
  const nonce = randomBytes(tagAt - nonceAt)
  const place = boundTo({ column, rowId }, owner.toString('hex'))
  const sealing = createCipheriv(cipher, sealingKey(store, ownerId), nonce).setAAD(place)
  const body = Buffer.concat([sealing.update(paddedText(column, text), 'utf8'), sealing.final()])
  return new Uint8Array(Buffer.concat([mark, owner, nonce, sealing.getAuthTag(), body]))
}

/** Null when the bytes are no sealed text of this place. A list opens hundreds of thousands, so no byte is copied. */
const openedWith = (store: KeyStore, place: Place, bytes: Buffer): string | null => {
  if (bytes.length < textAt || bytes.compare(mark, 0, ownerAt, 0, ownerAt) !== 0) return null
  const owner = bytes.toString('hex', ownerAt, nonceAt)
  const key = store.keyOf(owner)
  if (typeof key === 'string') return null
  const opening = createDecipheriv(cipher, key, bytes.subarray(nonceAt, tagAt), { authTagLength: textAt - tagAt })
  opening.setAAD(boundTo(place, owner)).setAuthTag(bytes.subarray(tagAt, textAt))
  const text = opening.update(bytes.subarray(textAt))
  try {
    // Throws when the tag says that anything is another; this cipher gives no bytes here.
    opening.final()
  } catch {
    return null
  }
  return text.toString('utf8')
}

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Whether a text opens. Neither logs nor throws. */
export const opensWith = (store: KeyStore, column: SealedColumn, rowId: string, bytes: Uint8Array): boolean =>
  openedWith(store, { column, rowId }, asBuffer(bytes)) !== null

/** Opens with the keys of a given store. */
export const openTextWith = (store: KeyStore, column: SealedColumn, rowId: string, bytes: Uint8Array): string => {
  if (bytes.length === 0) return ''
  const text = openedWith(store, { column, rowId }, asBuffer(bytes))
  if (text !== null) return isPadded(column) ? text.trimEnd() : text
  const [table, name] = column.split('.')
  logError('sealed_text', new AppError('damaged'), { table, column: name, row: rowId })
  throw new AppError('damaged')
}

/** The bytes of a text for this column of this row. The owner gets a key when it has none yet. */
export const sealText = (
  column: SealedColumn,
  place: { ownerId: string; rowId: string },
  text: string,
): Uint8Array<ArrayBuffer> => (text === '' ? new Uint8Array() : sealTextWith(keyStore(), column, place, text))

/**
 * The text that was sealed for this column of this row. Throws `damaged` when the bytes were changed or moved here from
 * elsewhere, or when the key is gone; the log names the table, the column and the row.
 */
export const openText = (column: SealedColumn, rowId: string, bytes: Uint8Array): string =>
  bytes.length === 0 ? '' : openTextWith(keyStore(), column, rowId, bytes)

/** Indexes with the keys of a given store. */
export const blindIndexWith = (
  store: KeyStore,
  organisationId: string,
  purpose: 'phone' | 'email',
  text: string,
): Uint8Array<ArrayBuffer> => {
  const key = hkdfSync('sha256', sealingKey(store, organisationId), '', `blind index\u0000${purpose}`, 32)
  return new Uint8Array(createHmac('sha256', Buffer.from(key)).update(text).digest().subarray(0, 16))
}

/** A hash by which equal texts of one organisation are found without reading any. Another organisation has other hashes. */
export const blindIndex = (organisationId: string, purpose: 'phone' | 'email', text: string): Uint8Array<ArrayBuffer> =>
  blindIndexWith(keyStore(), organisationId, purpose, text)
