/**
 * Characters that change how a text is read and are not seen themselves: overrides, embeddings, isolates and marks of
 * direction, joiners, soft hyphens, fillers, variation selectors, tags (Unicode: Cf and Default_Ignorable_Code_Point), and
 * control characters other than a tab and the end of a line. NUL stays: whoever sends it is refused (`isStorableText`).
 */
const invisibleCharacters = /[\p{Cf}\p{DI}]|(?![\0\t\n\r])\p{Cc}/gu
const fullWidth = /[\uff01-\uff5e]/gu
const widthStep = 0xff01 - 0x21

/**
 * A text that leaves the organisation, or a name that does, as it is stored: only what readers see, in the order in which they
 * see it. Full-width letters and signs become the ordinary ones, for which a PDF has glyphs.
 */
export const visibleText = (text: string): string =>
  text
    .replace(invisibleCharacters, '')
    .replace(fullWidth, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) - widthStep))
