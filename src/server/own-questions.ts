/**
 * Reads the questions that an organisation added itself. An interview has those that were in use when it began, and those that
 * have an answer in it, so that no question appears or disappears during a call.
 */
import 'server-only'
import { z } from 'zod'
import { ownKeyOf, type OwnQuestion } from '@/domain/instrument/own-questions'
import type { OwnTexts } from '@/i18n/own-texts'
import { requireFound } from './authorize'
import { type Prisma, type Transaction } from './db'
import { refuseDamaged, storedAs } from './stored'

const wordsSchema = z.strictObject({
  short: z.string(),
  wording: z.string(),
  tip: z.string(),
  options: z.record(z.string(), z.string()),
})
const ownWordsSchema = z.strictObject({ nl: wordsSchema, en: wordsSchema })

const fields = {
  id: true,
  number: true,
  position: true,
  kind: true,
  options: true,
  exclusive: true,
  most: true,
  texts: true,
  createdAt: true,
  retiredAt: true,
} satisfies Prisma.OwnQuestionSelect

type OwnQuestionRow = Prisma.OwnQuestionGetPayload<{ select: typeof fields }>

/** A stored question with its texts. In use from `since` until `retiredAt`, or still when that is null. */
export type StoredOwnQuestion = Pick<OwnQuestionRow, 'id' | 'number' | 'position' | 'retiredAt'> & {
  readonly question: OwnQuestion
  readonly texts: OwnTexts
  readonly since: Date
}

const questionOf = ({ id, number, kind, options, exclusive, most }: OwnQuestionRow): OwnQuestion => {
  const key = ownKeyOf(number)
  switch (kind) {
    case 'choice':
      return { key, kind, options }
    case 'many':
      return { key, kind, options, ...(exclusive === null ? {} : { exclusive }) }
    case 'number':
      return { key, kind, min: 0, max: most ?? refuseDamaged({ kind: 'own_question', id }, 'most') }
    case 'text':
      return { key, kind }
    default:
      return kind satisfies never
  }
}

const storedQuestion = (row: OwnQuestionRow): StoredOwnQuestion => {
  const { id, number, position, createdAt, retiredAt } = row
  const words = storedAs(ownWordsSchema, row.texts, { kind: 'own_question', id })
  return {
    id,
    number,
    position,
    since: createdAt,
    retiredAt,
    question: questionOf(row),
    texts: { key: ownKeyOf(number), words },
  }
}

const lockName = (organisationId: string) => `own questions ${organisationId}`

/** Of two people who add or retire a question at the same time, the second sees what the first did. */
export const lockOwnQuestions = (tx: Transaction, organisationId: string) =>
  tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${lockName(organisationId)}, 0))::text`

/** Until the end of the transaction no own question is added or retired. Calls can begin side by side. */
export const lockOwnQuestionsShared = (tx: Transaction, organisationId: string) =>
  tx.$queryRaw`select pg_advisory_xact_lock_shared(hashtextextended(${lockName(organisationId)}, 0))::text`

/** All questions that the organisation ever added, in their order. */
export const ownQuestionsOf = async (tx: Transaction, organisationId: string): Promise<StoredOwnQuestion[]> => {
  const rows = await tx.ownQuestion.findMany({
    where: { organisationId },
    select: fields,
    orderBy: [{ position: 'asc' }, { number: 'asc' }],
  })
  return rows.map(storedQuestion)
}

type OrganisationRow = { readonly name: string } & (OwnQuestionRow | { readonly id: null })

/** The organisation's name, which questions can contain, and all questions that it ever added, in one statement. */
export const organisationWithOwnQuestions = async (tx: Transaction, organisationId: string) => {
  const rows = await tx.$queryRaw<OrganisationRow[]>`
    select o.name, q.id, q.number, q.position, q.kind::text as kind, q.options, q.exclusive, q.most, q.texts,
      q.created_at as "createdAt", q.retired_at as "retiredAt"
    from organisation o left join own_question q on q.organisation_id = o.id
    where o.id = ${organisationId}::uuid order by q.position, q.number`
  return {
    name: requireFound(rows[0]).name,
    ownQuestions: rows.flatMap((row) => (row.id === null ? [] : [storedQuestion(row)])),
  }
}

/** The keys of the own questions that have an answer in any interview of the organisation. */
export const answeredOwnKeys = async (tx: Transaction, organisationId: string): Promise<ReadonlySet<string>> => {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    select 'own_' || q.number as key from own_question q
    where q.organisation_id = ${organisationId}::uuid and exists (
      select from answer a where a.organisation_id = q.organisation_id and a.key like 'own\\_%' and a.key = 'own_' || q.number)`
  return new Set(rows.map(({ key }) => key))
}

type BegunInterview = { readonly startedAt: Date; readonly answeredKeys: Iterable<string> }

/** The questions of one interview. */
export const ownQuestionsAt = <Question extends Pick<StoredOwnQuestion, 'question' | 'since' | 'retiredAt'>>(
  ownQuestions: readonly Question[],
  { startedAt, answeredKeys }: BegunInterview,
): Question[] => {
  const keysWithAnswer = new Set(answeredKeys)
  return ownQuestions.filter(
    ({ question, since, retiredAt }) =>
      keysWithAnswer.has(question.key) || (since <= startedAt && (retiredAt === null || retiredAt > startedAt)),
  )
}
