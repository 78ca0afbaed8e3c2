// Sealed texts straight from the database, and into it: with the code of the application, which plain Node imports as a bundle.
import { contactColumns, sealedTexts } from '../../scripts/lib/sealing.mjs'

/** @param {string} column such as `concern_entry.text` @param {string} rowId @param {Buffer} bytes */
export const openedText = async (column, rowId, bytes) => (await sealedTexts()).openText(column, rowId, bytes)

/**
 * As a value of a statement.
 * @param {string} column @param {{ ownerId: string, rowId: string }} place @param {string} text
 */
export const sealedText = async (column, place, text) =>
  Buffer.from((await sealedTexts()).sealText(column, place, text))

/**
 * The columns of a new contact point, as values of a statement.
 * @param {{ organisationId: string, familyId: string }} owner @param {{ kind: 'phone' | 'email', value: string }} contact
 */
export const sealedContact = async (owner, contact) => {
  const { id, value, valueHash, lookups } = (await contactColumns()).newContactColumns(owner, contact)
  return {
    id,
    value: Buffer.from(value),
    valueHash: Buffer.from(valueHash),
    lookups: lookups.map((hash) => Buffer.from(hash)),
  }
}
