/** What turns the order of what stands beside it: marks, embeddings, overrides and isolates of direction (UAX 9). */
const turning = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

const isolates = new Set(['\u2066', '\u2067', '\u2068'])
const endOfIsolate = '\u2069'

/** Without ends of isolates that it did not begin, and with the ends of those that it did. */
const balanced = (text: string): string => {
  let open = 0
  let kept = ''
  for (const character of text) {
    if (isolates.has(character)) open += 1
    if (character === endOfIsolate && open === 0) continue
    if (character === endOfIsolate) open -= 1
    kept += character
  }
  return kept + endOfIsolate.repeat(open)
}

/**
 * A typed text within a sentence of ours, so that no mark of direction in it turns what stands around it. It is for showing
 * alone: what is stored stays as it was typed. A text without such a mark is the same.
 */
export const isolatedText = (text: string): string =>
  turning.test(text) ? `\u2068${balanced(text)}${endOfIsolate}` : text

/** What is there of these, each by itself, in one text. */
export const isolatedParts = (parts: readonly (string | false | null | undefined)[], between: string): string =>
  parts.flatMap((part) => (part ? [isolatedText(part)] : [])).join(between)
