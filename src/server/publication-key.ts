/**
 * The key from which noise and pseudonyms of an organisation's publications follow. It is made with the organisation and never
 * changes: a copy of the database publishes the same.
 */
import 'server-only'
import { randomBytes } from 'node:crypto'
import type { Transaction } from './db'
import { AppError } from './errors'
import { sealText } from './sealed/sealed-text'

const storedKey = async (tx: Transaction, id: string) =>
  (await tx.organisation.findUnique({ where: { id }, select: { publicationKey: true } }))?.publicationKey ?? ''

/** A new key, sealed for the row of its organisation. */
export const newPublicationKey = (id: string): Uint8Array<ArrayBuffer> =>
  sealText('organisation.publication_key', { ownerId: id, rowId: id }, randomBytes(32).toString('hex'))

/** Makes the key of an organisation that came without: of two at once the second keeps what the first made. */
const createKey = async (tx: Transaction, id: string) => {
  const where = { id, publicationKey: new Uint8Array() }
  await tx.organisation.updateMany({ where, data: { publicationKey: newPublicationKey(id) } })
  return storedKey(tx, id)
}

/** `stored` is the opened column `publication_key` of its row. */
export const publicationKeyFrom = async (tx: Transaction, id: string, stored: string): Promise<Uint8Array> => {
  const key = stored || (await createKey(tx, id))
  if (!key) throw new AppError('not_found')
  return new Uint8Array(Buffer.from(key, 'hex'))
}
