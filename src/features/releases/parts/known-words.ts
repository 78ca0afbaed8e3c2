import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { nameIndex, type NameIndex } from '@/domain/disclosure/text-check/name-index'
import type { ProtectedWords } from '@/domain/disclosure/text-check/text-check'
import { verbatimRuns, wordStretches } from '@/domain/disclosure/text-check/text-verbatim'
import { callDetailItems } from '@/domain/instrument/call-details'
import { everyItem } from '@/domain/instrument/instrument'
import type { Transaction } from '@/server/db'
import { mapGivingWay } from '@/server/give-way'
import { ownQuestionsOf } from '@/server/own-questions'
import { openedNote, openedValue, type SealedField } from '@/server/stored-answer'

/** Adds the surname only where the name does not hold it already. */
const wholeName = ({ parentName, surname }: { parentName: string; surname: string }) =>
  parentName.includes(surname) ? parentName : `${parentName} ${surname}`

const identitiesAtOnce = 1000

/** The names and addresses of all families, read in parts: opening them takes long. */
const storedIdentities = async (tx: Transaction, organisationId: string) => {
  const identities: { parentName: string; surname: string; address: string }[] = []
  for (let last: string | undefined; ;) {
    const rows = await tx.familyIdentity.findMany({
      where: { organisationId, ...(last === undefined ? {} : { familyId: { gt: last } }) },
      orderBy: { familyId: 'asc' },
      take: identitiesAtOnce,
      select: { familyId: true, parentName: true, surname: true, address: true },
    })
    identities.push(...rows)
    last = rows.at(-1)?.familyId
    if (rows.length < identitiesAtOnce) return identities
  }
}

const storedNames = async (tx: Transaction, { organisationId }: Actor) => {
  const where = { organisationId }
  const families = await storedIdentities(tx, organisationId)
  const staff = await tx.staff.findMany({ where, select: { name: true } })
  const schools = await tx.school.findMany({ where, select: { name: true } })
  const boards = await tx.schoolBoard.findMany({ where, select: { name: true } })
  const municipalities = await tx.municipality.findMany({ where, select: { name: true } })
  return nameIndex({
    people: [...families.map(wholeName), ...staff.map(({ name }) => name)],
    places: [...schools, ...boards].map(({ name }) => name),
    addresses: families.map(({ address }) => address),
    municipalities: municipalities.map(({ name }) => name),
  })
}

/** Shorter than six words can be. */
const fewestSigns = 12

const textKeys = [...everyItem, ...callDetailItems].flatMap(({ key, kind }) => (kind === 'text' ? [key] : []))

type AnswerRow = { interviewId: string; key: string; value: SealedField; note: SealedField }

/**
 * Every text and note of the organisation that can hold six words. A choice among options is shorter, or holds no own words;
 * the key of an option of an own question is made of words that the organisation wrote itself.
 */
const wordsOfCalls = async (tx: Transaction, { organisationId }: Actor): Promise<string[]> => {
  const ownQuestions = await ownQuestionsOf(tx, organisationId)
  const ownKeys = ownQuestions.flatMap(({ question }) => (question.kind === 'text' ? [question.key] : []))
  const rows = await tx.$queryRaw<AnswerRow[]>`
    select interview_id as "interviewId", key, case when key = any(${[...textKeys, ...ownKeys]}::text[]) then value end as value, note
    from answer
    where organisation_id = ${organisationId}::uuid
      and (note is not null or value is not null and key = any(${[...textKeys, ...ownKeys]}::text[]))`
  const texts = await mapGivingWay(rows, (row) => [openedValue(row.interviewId, row), openedNote(row.interviewId, row)])
  return texts.flat().filter((text): text is string => typeof text === 'string' && text.length >= fewestSigns)
}

type OrganisationWords = { readonly names: NameIndex; readonly said: readonly string[] }
const wordsByTransaction = new WeakMap<Transaction, Promise<OrganisationWords>>()

/** Read once in a transaction: an approval checks the texts of every recipient and each quote. */
const organisationWords = (tx: Transaction, actor: Actor): Promise<OrganisationWords> => {
  const earlierWords = wordsByTransaction.get(tx)
  if (earlierWords) return earlierWords
  const reading = (async () => ({ names: await storedNames(tx, actor), said: await wordsOfCalls(tx, actor) }))()
  wordsByTransaction.set(tx, reading)
  return reading
}

/** The names and words that the text check compares these texts with. */
export const knownWords = async (tx: Transaction, actor: Actor, texts: readonly string[]): Promise<ProtectedWords> => {
  const { names, said } = await organisationWords(tx, actor)
  return { names, verbatimRuns: verbatimRuns(said, wordStretches(texts)) }
}
