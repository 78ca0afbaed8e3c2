/** A text in the order in which a page shows it: letters inside a right-to-left override appear in reverse. */

const override = '\u202e'
/** Embeddings, isolates and the left-to-right override begin a piece that keeps its order (UAX 9, for Latin letters). */
const begins = /[\u202a\u202b\u202d\u202e\u2066-\u2068]/u
const ends = /[\u202c\u2069]/u

type Piece = { readonly isReversed: boolean; readonly shown: string[] }

const inOrder = ({ isReversed, shown }: Piece) => (isReversed ? shown.toReversed() : shown).join('')

const lineAsShown = (line: string): string => {
  const openPieces: Piece[] = [{ isReversed: false, shown: [] }]
  const close = () => {
    const piece = openPieces.length > 1 ? openPieces.pop() : undefined
    if (piece) openPieces.at(-1)?.shown.push(inOrder(piece))
  }
  for (const character of line)
    if (begins.test(character)) openPieces.push({ isReversed: character === override, shown: [] })
    else if (ends.test(character)) close()
    else openPieces.at(-1)?.shown.push(character)
  while (openPieces.length > 1) close()
  return inOrder(openPieces[0] ?? { isReversed: false, shown: [] })
}

/** Returns the same text when it has no override. An override ends with its line. */
export const asShown = (text: string): string =>
  text.includes(override)
    ? text
        .split(/(?<=[\n\r\u2028\u2029])/u)
        .map(lineAsShown)
        .join('')
    : text
