/** Which parents allow something of their call to be used without a name, and whether the consents of a quote still hold. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { belongsTo, withBlocks, unitId, type PublishedNode } from '@/domain/disclosure/policy/publication'
import type { Transaction } from '@/server/db'
import { openParentName, type SealedValue } from '@/server/sealed/opened-values'
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

type Row = Omit<Consent, 'nodes' | 'parentName'> & { name: SealedValue | null }

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
      coalesce(day.value #>> '{}', '') as "callDate", coalesce(words.value #>> '{}', '') as words
    from interview i
    join answer consent on consent.interview_id = i.id and consent.key = 'quote_consent' and consent.value = '"yes"'
    join family f on f.id = i.family_id
    join staff s on s.id = i.caller_id
    left join family_identity p on p.family_id = f.id
    left join answer day on day.interview_id = i.id and day.key = 'call_date'
    left join answer words on words.interview_id = i.id and words.key = 'quote_words'
    where i.organisation_id = ${organisationId}::uuid and i.id = any(${ids}::uuid[])
    order by "callDate", f.ref`
  return rows.map(({ name, ...row }) => ({
    ...row,
    parentName: openParentName(row.familyId, name) ?? '',
    nodes: nodes.filter(({ interviews }) => interviews.has(row.interviewId)).map(({ id }) => id),
  }))
}

/** Those of these interviews whose consent is yes at this moment. */
const consentingInterviewIds = async (
  tx: Transaction,
  interviewIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (interviewIds.length === 0) return new Set()
  const rows = await tx.answer.findMany({
    where: { interviewId: { in: [...interviewIds] }, key: 'quote_consent', value: { equals: 'yes' } },
    select: { interviewId: true },
  })
  return new Set(rows.map(({ interviewId }) => interviewId))
}

/**
 * The interviews that consent, with their answers locked until the end of the transaction: a parent's withdrawal of consent
 * comes before it or after. For commands that write or publish; a page takes no lock.
 */
const lockConsents = async (tx: Transaction, interviewIds: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select interview_id as id from answer
    where interview_id = any(${interviewIds}::uuid[]) and key = 'quote_consent' and value = '"yes"'
    order by interview_id for share`
  return new Set(rows.map(({ id }) => id))
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
