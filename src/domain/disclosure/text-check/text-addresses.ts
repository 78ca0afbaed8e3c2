/** Patterns of e-mail and web addresses, also written in words, and of postcodes and account numbers. */

/** A sign that belongs to no sentence and no address: brackets, lines, stars, pictures. */
const sign = String.raw`[^\p{L}\p{N}\s.,;:!?'’‘"“”„…&%€@_\-]`
const joint = (words: string) =>
  String.raw`${sign}\s*(?:${words})\s*${sign}|(?<=[\p{L}\p{N}])[-_](?:${words})[-_](?=[\p{L}\p{N}])`
const at = String.raw`(?:@|apen?staart(?:je)?s?|[(\[{<|]\s*aan\s*[)\]}>|]|${joint('at')}|\bat\s+sign\b)`
const dot = String.raw`(?:\s*[.。․]\s*|\s*(?:${joint(String.raw`dot|punt|point|\.`)})\s*|\s+(?:dot|punt|point)\s+)`
/** Domain endings that are no Dutch words: “op dit punt de komende week” has to stay a sentence. */
const domains = 'nl|com|org|net|eu|info|edu|gov|io|tr|pl|ma|uk|fr|biz|app|online|site|amsterdam|frl'
const label = String.raw`(?<![\p{L}\p{N}_-])[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?`

export const mailAndSites: readonly RegExp[] = [
  // Everything around an @, also with spaces.
  new RegExp(String.raw`(?<!\S)\S*\s?${at}\s?\S*(?:${dot}(?:${domains})\b)?`, 'giu'),
  new RegExp(String.raw`${label}\s+at\s+${label}(?:${dot}${label})*(?:\s+(?:dot|punt|point)\s+|\.)\p{L}{2,}`, 'giu'),
  new RegExp(String.raw`(?:https?|hxxps?)\s*:\S*|\bwww\b\S*|\bw\s?w\s?w\s?[.]\S*`, 'giu'),
  new RegExp(String.raw`${label}${dot}(?:${domains})\b(?:\s?/\S*)?`, 'giu'),
  // Any other website: two words with a dot and no space between them, the second in small letters.
  /(?<![\p{L}\p{N}-])[\p{L}\p{N}][\p{L}\p{N}-]+\.\p{Ll}{2,}(?:\/\S*)?/gu,
]

export const accounts: readonly RegExp[] = [
  /\b[a-z]{2}\d{2}\s?[a-z]{4}(?:[\s\d]*\d)?/giu,
  /\b[A-Z]{2}\s\d{2}\s?[A-Z]{4}(?:[\s\d]*\d)?/gu,
]
export const postcodes: readonly RegExp[] = [/\b\d{4}\s?[a-z]{2}\b/giu]
