/**
 * Removes invisible characters that change how a text reads: overrides, embeddings, isolates and marks of direction,
 * joiners, soft hyphens, fillers, variation selectors and tags (Unicode: Cf and Default_Ignorable_Code_Point), and control
 * characters other than tabs and line ends. It does not remove NUL, because `isStorableText` refuses a text with NUL.
 */
const invisibleCharacters = /[\p{Cf}\p{DI}]|(?![\0\t\n\r])\p{Cc}/gu
const fullWidth = /[\uff01-\uff5e]/gu
const widthStep = 0xff01 - 0x21

/**
 * A text or name that leaves the organisation is stored in this form: only what readers see, in the order in which they see
 * it. Full-width letters and signs become the ordinary ones, because the font of a PDF has no glyphs for them.
 */
export const visibleText = (text: string): string =>
  text
    .replace(invisibleCharacters, '')
    .replace(fullWidth, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) - widthStep))
