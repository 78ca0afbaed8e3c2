/**
 * Stores unsent work in IndexedDB, so that it survives the end of a tab: one encrypted entry for each tab and subject. An
 * entry is named by opaque ids, and its text can be decrypted only with its owner's key.
 */
import { dayMs } from '@/domain/dates'
import type { Owner } from './owner'
import { encryptText, decryptTextWithAny, type EncryptedText } from './encrypted-text'

type Entry = EncryptedText & { id: string; owner: string; subject: string; at: number }

/** Entries that are older than this are deleted, whoever owns them. */
const storedForMs = 14 * dayMs
const longestText = 1_000_000
const mostEntries = 50

const answered = <Result>(request: IDBRequest<Result>): Promise<Result> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const completed = (transaction: IDBTransaction) =>
  new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })

const openDatabase = async () => {
  const request = indexedDB.open('nabij-device', 1)
  request.onupgradeneeded = () =>
    void request.result.createObjectStore('kept', { keyPath: 'id' }).createIndex('owner', 'owner')
  const db = await answered(request)
  db.onversionchange = () => db.close()
  return db
}

let openedDatabase: ReturnType<typeof openDatabase> | undefined
const database = () => {
  openedDatabase ??= openDatabase()
  // Opening is tried again the next time, because the disk may have room by then.
  openedDatabase.catch(() => (openedDatabase = undefined))
  return openedDatabase
}

/** What is written is on the disk, and not only handed to the system, when the transaction is completed. */
const opened = async (mode: IDBTransactionMode) => {
  const transaction = (await database()).transaction('kept', mode, { durability: 'strict' })
  return { transaction, store: transaction.objectStore('kept') }
}

const isOld = ({ at }: Pick<Entry, 'at'>) => Date.now() - at > storedForMs

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
  const { transaction, store } = await opened('readwrite')
  const [knownKey, count] = await Promise.all([answered(store.getKey(id)), answered(store.count())])
  if (knownKey === undefined && count >= mostEntries) throw new Error('too many to keep')
  store.put(entry)
  await completed(transaction)
}

const entriesOnDevice = async (): Promise<Entry[]> => answered((await opened('readonly')).store.getAll())

export const removeFromDevice = async (id: string) => {
  const { transaction, store } = await opened('readwrite')
  store.delete(id)
  await completed(transaction)
}

export type StoredText = { id: string; subject: string; text: string }

/**
 * The texts of this person, oldest first. Entries that are too old, or that no key decrypts because the server's earlier
 * secret is gone, are deleted. `lost` counts them, so that the person can be told. Others lose only old entries.
 */
export const storedOnDevice = async ({ staffId, keys }: Owner): Promise<{ kept: StoredText[]; lost: number }> => {
  const entries = (await entriesOnDevice()).toSorted((a, b) => a.at - b.at)
  const openedEntries = await Promise.all(
    entries.map(async (entry) => {
      const isOwn = entry.owner === staffId
      const text = isOwn && !isOld(entry) ? await decryptTextWithAny(keys, authenticatedNames(entry), entry) : null
      const { id, subject } = entry
      return { id, subject, text, isOwn, isDropped: isOld(entry) || (isOwn && text === null) }
    }),
  )
  for (const { id, isDropped } of openedEntries) if (isDropped) await removeFromDevice(id)
  return {
    kept: openedEntries.flatMap(({ id, subject, text }) => (text === null ? [] : [{ id, subject, text }])),
    lost: openedEntries.filter(({ isOwn, isDropped }) => isOwn && isDropped).length,
  }
}

export const countOnDevice = async (staffId: string): Promise<number> =>
  answered((await opened('readonly')).store.index('owner').count(staffId))

/** From how many interviews something waits here, whoever's it is. It needs no key, and entries that are too old are not counted. */
export const waitingInterviewCount = async (): Promise<number> => {
  const entries = await entriesOnDevice()
  return new Set(entries.filter((entry) => !isOld(entry)).map(({ subject }) => subject)).size
}

export const wipeOnDevice = async (staffId: string) => {
  const { transaction, store } = await opened('readwrite')
  const keys = await answered(store.index('owner').getAllKeys(staffId))
  for (const key of keys) store.delete(key)
  await completed(transaction)
}
