// Sealed texts straight from the database, and into it: with the code of the application, which plain Node imports as a bundle.
import { sealedTexts } from '../../scripts/lib/sealing.mjs'

/** @param {string} column such as `concern_entry.text` @param {string} rowId @param {Buffer} bytes */
export const openedText = async (column, rowId, bytes) => (await sealedTexts()).openText(column, rowId, bytes)

/**
 * As a value of a statement.
 * @param {string} column @param {{ ownerId: string, rowId: string }} place @param {string} text
 */
export const sealedText = async (column, place, text) =>
  Buffer.from((await sealedTexts()).sealText(column, place, text))
