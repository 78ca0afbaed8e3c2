/** Makes the keys of the options of an own question, as they stand in files, from their texts. */
import { safeText } from '../export/safe-cell'
import { reservedCodes } from './own-questions'

const longestKey = 40

/** A text as lower-case letters without accents, digits and underscores. Empty for a text in another script. */
const slugOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .slice(0, longestKey)
    .replaceAll(/^_|_$/g, '')

/**
 * A key that a spreadsheet would change is not used: it begins with a digit, or `safeText` guards it. Neither is the name of
 * a property that every object has.
 */
const isUsable = (key: string) =>
  /^[a-z]/.test(key) && !reservedCodes.includes(key) && safeText(key) === key && !(key in Object.prototype)

/** A different key for each text, in their order. */
export const optionKeysOf = (texts: readonly string[]): string[] => {
  const keys: string[] = []
  for (const text of texts) {
    const slug = slugOf(text)
    const key = isUsable(slug) && !keys.includes(slug) ? slug : `option_${keys.length + 1}`
    keys.push(keys.includes(key) ? `${key}_` : key)
  }
  return keys
}
