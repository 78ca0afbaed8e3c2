/**
 * Names that were opened a moment ago, so that the next page or search opens only what changed. They stand in the memory of this
 * process alone, for four minutes at most after they were asked for. Each is found by its family and the tag of its seal: one that
 * was changed or moved is opened anew, and fails. Only rows that a statement gave are looked up, so nobody sees more by it.
 */
import 'server-only'
import type { SortedName } from '@/domain/people/sorting-name'

type Texts = { parentName: string | null; surname: string | null }
/** What was made of the name since, so that it is made once: as a search compares it, and as lists sort it. */
export type NameForms = { folded?: string; sorted?: SortedName }
type Opened = Texts & { forms: NameForms }

const forgetAfterMs = 120_000
/** Twice as many are kept at most. */
const mostNames = 100_000

let recentNames = new Map<string, Opened>()
let earlierNames = new Map<string, Opened>()
let timer: NodeJS.Timeout | undefined

const forgetEarlier = () => {
  earlierNames = recentNames
  recentNames = new Map()
  clearTimeout(timer)
  timer = earlierNames.size > 0 ? setTimeout(forgetEarlier, forgetAfterMs).unref() : undefined
}

/** Where the tag stands in a sealed text that JSON has as hexadecimal. */
const [tagAt, tagEnd] = [62, 94]

type Sealed = { familyId: string; parentName: unknown; surname: unknown }

const tagOf = (bytes: unknown) => (typeof bytes === 'string' ? bytes.slice(tagAt, tagEnd) : '')

/** The opened name of a row, which `open` opens unless that was done a moment ago. */
export const openedName = <Row extends Sealed>(row: Row, open: (row: Row) => Texts): Opened => {
  const key = `${row.familyId}${tagOf(row.parentName)} ${tagOf(row.surname)}`
  const name = recentNames.get(key) ?? earlierNames.get(key) ?? { ...open(row), forms: {} }
  if (recentNames.size >= mostNames) forgetEarlier()
  recentNames.set(key, name)
  timer ??= setTimeout(forgetEarlier, forgetAfterMs).unref()
  return name
}
