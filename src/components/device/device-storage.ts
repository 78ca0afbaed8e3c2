/**
 * Stores unsent work in IndexedDB, so that it survives the end of a tab: one encrypted entry for each tab and subject. An
 * entry is named by opaque ids, and its text can be decrypted only with its owner's key.
 */
import { openDB, type DBSchema } from 'idb'
import { dayMs } from '@/domain/dates'
import type { Owner } from './owner'
import { encryptText, decryptTextWithAny, type EncryptedText } from './encrypted-text'

type Entry = EncryptedText & { id: string; owner: string; subject: string; at: number }
type Schema = DBSchema & { kept: { key: string; value: Entry; indexes: { owner: string } } }

/** Entries that are older than this are deleted, whoever owns them. */
const storedForMs = 14 * dayMs
const longestText = 1_000_000
const mostEntries = 50

const openDatabase = () =>
  openDB<Schema>('nabij-device', 1, {
    upgrade: (db) => void db.createObjectStore('kept', { keyPath: 'id' }).createIndex('owner', 'owner'),
    blocking: (_now, _wanted, event) => void (event.target instanceof IDBDatabase && event.target.close()),
  })

let openedDatabase: ReturnType<typeof openDatabase> | undefined
const database = () => {
  openedDatabase ??= openDatabase()
  // Opening is tried again the next time, because the disk may have room by then.
  openedDatabase.catch(() => (openedDatabase = undefined))
  return openedDatabase
}

const authenticatedNames = ({ owner, subject, id }: Pick<Entry, 'owner' | 'subject' | 'id'>) => [owner, subject, id]

/** Resolves when the entry is written to disk. Rejects when the browser refuses it or a limit is reached. */
export const saveOnDevice = async (
  { staffId: owner, keys: [key] }: Owner,
  subject: string,
  id: string,
  text: string,
) => {
  if (text.length > longestText) throw new Error('too much to keep')
  const names = { owner, subject, id }
  const entry: Entry = { ...names, at: Date.now(), ...(await encryptText(key, authenticatedNames(names), text)) }
  const db = await database()
  const transaction = db.transaction('kept', 'readwrite', { durability: 'strict' })
  const [known, count] = await Promise.all([transaction.store.getKey(id), transaction.store.count()])
  if (known === undefined && count >= mostEntries) throw new Error('too many to keep')
  await Promise.all([transaction.store.put(entry), transaction.done])
}

export const removeFromDevice = async (id: string) => {
  const db = await database()
  await db.delete('kept', id)
}

export type StoredText = { id: string; subject: string; text: string }

/**
 * The texts of this person, oldest first. Entries that are too old, or that no key decrypts because the server's earlier
 * secret is gone, are deleted. `lost` counts them, so that the person can be told. Others lose only old entries.
 */
export const storedOnDevice = async ({ staffId, keys }: Owner): Promise<{ kept: StoredText[]; lost: number }> => {
  const db = await database()
  const entries = (await db.getAll('kept')).toSorted((a, b) => a.at - b.at)
  const openedEntries = await Promise.all(
    entries.map(async (entry) => {
      const isOld = Date.now() - entry.at > storedForMs
      const isOwn = entry.owner === staffId
      const text = isOwn && !isOld ? await decryptTextWithAny(keys, authenticatedNames(entry), entry) : null
      const { id, subject } = entry
      return { id, subject, text, isOwn, isDropped: isOld || (isOwn && text === null) }
    }),
  )
  for (const { id, isDropped } of openedEntries) if (isDropped) await db.delete('kept', id)
  return {
    kept: openedEntries.flatMap(({ id, subject, text }) => (text === null ? [] : [{ id, subject, text }])),
    lost: openedEntries.filter(({ isOwn, isDropped }) => isOwn && isDropped).length,
  }
}

export const countOnDevice = async (staffId: string): Promise<number> =>
  (await database()).countFromIndex('kept', 'owner', staffId)

export const wipeOnDevice = async (staffId: string) => {
  const db = await database()
  for (const id of await db.getAllKeysFromIndex('kept', 'owner', staffId)) await db.delete('kept', id)
}
