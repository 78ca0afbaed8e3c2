/**
 * An anchor: where the chain ended on a day, kept outside the database. Whoever has an anchor notices when the rows up to it
 * were removed or sealed again, even by somebody who has the database and an old copy of its head.
 */
import { z } from 'zod'
import { wholeNumber } from '../input'
import type { Finding } from './findings'

/** Two thousand million rows are some thousand years of an organisation's log. */
export const anchorSchema = z.strictObject({
  date: z.iso.date(),
  seq: wholeNumber.min(1),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
  count: wholeNumber.min(1),
})

export type Anchor = z.output<typeof anchorSchema>

export const anchorLine = ({ date, seq, mac, count }: Anchor): string => JSON.stringify({ date, seq, mac, count })

const parsedLines = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => anchorSchema.safeParse(storedJson(line)))

/** The anchors of a file, one a line, without the lines that are none, such as one that was cut off. */
export const readableAnchors = (text: string): Anchor[] => parsedLines(text).flatMap(({ data }) => (data ? [data] : []))

/** The anchors of a file, one a line; null when a line is none. */
export const anchorsOf = (text: string): Anchor[] | null =>
  parsedLines(text).every(({ success }) => success) ? readableAnchors(text) : null

const storedJson = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** What an anchor says of the chain: the seal with its number, how many seals there are up to it, and the last number. */
export const findingsOfAnchor = (
  { seq, mac, count }: Anchor,
  place: { mac: string | null; count: number; lastSeq: number },
): Finding[] => {
  if (seq > place.lastSeq) return [{ kind: 'tail_cut', seq: place.lastSeq + 1, to: seq }]
  return place.mac === mac && place.count === count ? [] : [{ kind: 'anchor_differs', seq }]
}
