/** Which parents allow something of their call to be used without a name, and whether the consents of a quote still hold. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { belongsTo, withBlocks, unitId, type PublishedNode } from '@/domain/disclosure/policy/publication'
import type { CallDetailKey } from '@/domain/instrument/call-details'
import type { ItemKey } from '@/domain/instrument/keys'
import type { Transaction } from '@/server/db'
import { openParentName, type SealedValue } from '@/server/sealed/opened-values'
import { openedValue, storedValue, type SealedField } from '@/server/stored-answer'
import type { PublicationInputs } from './publication-inputs'

export type Consent = {
  interviewId: string
  /** The nodes whose quotes can rest on this consent. */
  nodes: string[]
  familyId: string
  ref: string
  parentName: string
  callDate: string
  caller: string
  /** What the parent told, as the caller wrote it down; empty when nothing was written. */
  words: string
}

const nodesIn = ({ preparation, published }: Pick<PublicationInputs, 'preparation' | 'published'>) => [
  ...preparation.nodes,
  ...[...published.values()].map(({ node }) => node),
]

/** The interviews that count for a node in its period. */
const interviewsAt = (node: PublishedNode, { all }: Pick<PublicationInputs, 'all'>): string[] => {
  const idOf = new Map(all.map(({ interview, interviewId }) => [interview, interviewId]))
  return withBlocks(all)
    .filter((contributor) => contributor.values !== null && belongsTo(node, contributor))
    .flatMap(({ interview }) => idOf.get(interview) ?? [])
}

type Row = Omit<Consent, 'nodes' | 'callDate' | 'words' | 'parentName'> & {
  name: SealedValue | null
  consent: SealedField
  callDate: SealedField
  words: SealedField
}

const consentKey = 'quote_consent' satisfies CallDetailKey
const dayKey = 'call_date' satisfies ItemKey
const wordsKey = 'quote_words' satisfies CallDetailKey

const textOf = (interviewId: string, key: string, value: SealedField): string => {
  const text = openedValue(interviewId, { key, value })
  return typeof text === 'string' ? text : ''
}

/** A parent's answer to whether something of the call may be used. */
const isConsent = (interviewId: string, value: SealedField) => textOf(interviewId, consentKey, value) === 'yes'

export const consentsOfPeriod = async (
  tx: Transaction,
  { organisationId }: Actor,
  inputs: PublicationInputs,
): Promise<Consent[]> => {
  const nodes = nodesIn(inputs)
    .filter(({ level }) => level !== 'school')
    .map((node) => ({ id: unitId(node), interviews: new Set(interviewsAt(node, inputs)) }))
  const ids = [...new Set(nodes.flatMap(({ interviews }) => [...interviews]))]
  const rows = await tx.$queryRaw<Row[]>`
    select i.id as "interviewId", f.id as "familyId", f.ref, p.parent_name as name, s.name as caller,
      consent.value as consent, day.value as "callDate", words.value as words
    from interview i
    join answer consent on consent.interview_id = i.id and consent.key = ${consentKey} and consent.value is not null
    join family f on f.id = i.family_id
    join staff s on s.id = i.caller_id
    left join family_identity p on p.family_id = f.id
    left join answer day on day.interview_id = i.id and day.key = ${dayKey}
    left join answer words on words.interview_id = i.id and words.key = ${wordsKey}
    where i.organisation_id = ${organisationId}::uuid and i.id = any(${ids}::uuid[])
    order by f.ref`
  return rows
    .filter(({ interviewId, consent }) => isConsent(interviewId, consent))
    .map(({ consent: _isYes, name, ...row }) => ({
      ...row,
      parentName: openParentName(row.familyId, name) ?? '',
      callDate: textOf(row.interviewId, dayKey, row.callDate),
      words: textOf(row.interviewId, wordsKey, row.words),
      nodes: nodes.filter(({ interviews }) => interviews.has(row.interviewId)).map(({ id }) => id),
    }))
    .toSorted((a, b) => a.callDate.localeCompare(b.callDate))
}

/** Those of these interviews whose consent is yes at this moment. */
const consentingInterviewIds = async (
  tx: Transaction,
  interviewIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (interviewIds.length === 0) return new Set()
  const rows = await tx.answer.findMany({
    where: { interviewId: { in: [...interviewIds] }, key: consentKey },
    select: { interviewId: true, value: true },
  })
  return new Set(
    rows.flatMap((row) =>
      storedValue(row.interviewId, { key: consentKey, value: row.value }) === 'yes' ? [row.interviewId] : [],
    ),
  )
}

/**
 * The interviews that consent, with their answers locked until the end of the transaction: a parent's withdrawal of consent
 * comes before it or after. For commands that write or publish; a page takes no lock.
 */
const lockConsents = async (tx: Transaction, interviewIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await tx.$queryRaw<{ interviewId: string; value: SealedField }[]>`
    select interview_id as "interviewId", value from answer
    where interview_id = any(${interviewIds}::uuid[]) and key = ${consentKey}
    order by interview_id for share`
  return new Set(rows.flatMap(({ interviewId, value }) => (isConsent(interviewId, value) ? [interviewId] : [])))
}

type StoredQuote = {
  id: string
  node: string
  isRepeated: boolean
  restsOn: number
  consents: readonly { interviewId: string }[]
}

const interviewsOf = ({ consents }: Pick<StoredQuote, 'consents'>) => consents.map(({ interviewId }) => interviewId)

/**
 * Whether all interviews of a quote count for its node and consent. A quote that was published before is always allowed: it
 * rested on consent then, and its consents were deleted. An erased interview is missing, which makes the list shorter than
 * `restsOn`.
 */
const hasConsent = (
  inputs: PublicationInputs,
  quote: Omit<StoredQuote, 'id'>,
  consentingIds: ReadonlySet<string>,
): boolean => {
  if (quote.isRepeated) return true
  const node = nodesIn(inputs).find((candidate) => unitId(candidate) === quote.node)
  const interviews = interviewsOf(quote)
  if (!node || interviews.length === 0 || interviews.length < quote.restsOn) return false
  const interviewIdsHere = new Set(interviewsAt(node, inputs))
  return interviews.every((id) => consentingIds.has(id) && interviewIdsHere.has(id))
}

/** Whether a quote may be published. Locks its consents until the end of the transaction. */
export const quoteHasConsent = async (
  tx: Transaction,
  inputs: PublicationInputs,
  quote: Omit<StoredQuote, 'id'>,
): Promise<boolean> =>
  hasConsent(inputs, quote, quote.isRepeated ? new Set() : await lockConsents(tx, interviewsOf(quote)))

/** The ids of the quotes of a preparation whose consents still hold. Takes no lock: it is for a page. */
export const quotesWithConsent = async (
  tx: Transaction,
  inputs: PublicationInputs,
  quotes: readonly StoredQuote[],
): Promise<ReadonlySet<string>> => {
  const consentingIds = await consentingInterviewIds(tx, quotes.flatMap(interviewsOf))
  return new Set(quotes.filter((quote) => hasConsent(inputs, quote, consentingIds)).map(({ id }) => id))
}
