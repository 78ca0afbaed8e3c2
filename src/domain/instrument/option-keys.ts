/** Makes the keys of the options of an own question, as they stand in files, from their texts. */
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

/** A key that begins with a digit would be a number or a day in a spreadsheet. */
const isUsable = (key: string) => /^[a-z]/.test(key) && !reservedCodes.includes(key)

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
