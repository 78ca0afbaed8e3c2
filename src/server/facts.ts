/**
 * Recomputes `interview_fact` from the answers. Called in the transaction that ends, corrects, codes or imports an
 * interview, for whole families, because first calls and changes of grades depend on a family's whole history. The rules of
 * counting are in `domain/figures`. The number of statements does not grow with the number of families, apart from chunks.
 */
import 'server-only'
import type { Answers } from '@/domain/instrument/answer'
import type { Channel, Chooser } from '@/domain/instrument/call-details'
import { countedFacts, type CountedFact } from '@/domain/figures/counting'
import { interviewFact } from '@/domain/figures/interview-fact'
import { instrumentOf } from '@/domain/instrument/instrument'
import { chunksOf } from './chunks'
import { Prisma, type Transaction } from './db'
import { factRow } from './facts/fact-row'
import { lockFamilies } from './family-lock'
import { mapGivingWay } from './give-way'
import { ownQuestionsAt, ownQuestionsOf, type StoredOwnQuestion } from './own-questions'
import { openedAnswers, type SealedAnswers } from './stored-answer'
import { directWork, type Work } from './work'

type EndedRow = {
  id: string
  familyId: string
  ref: string
  version: number
  channel: Channel
  chosenBy: Chooser
  ended: 'completed' | 'broken_off'
  startedAt: Date
  endedAt: Date
  answers: Answers
}

type StoredRow = Omit<EndedRow, 'answers'> & { answers: SealedAnswers }

const storedInterviews = (tx: Transaction, organisationId: string, familyIds: string[]) =>
  tx.$queryRaw<StoredRow[]>`
    select i.id, i.family_id as "familyId", i.ref, i.instrument_version as version, i.channel::text as channel, i.chosen_by::text as "chosenBy", i.state::text as ended,
      i.started_at as "startedAt", i.ended_at as "endedAt",
      coalesce((select jsonb_object_agg(a.key, jsonb_build_object('value', a.value, 'missing', a.missing))
        from answer a where a.interview_id = i.id), '{}') as answers
    from interview i
    where i.organisation_id = ${organisationId}::uuid and i.family_id = any(${familyIds}::uuid[])
      and i.state in ('completed', 'broken_off')`

const endedInterviews = async (tx: Transaction, organisationId: string, familyIds: string[]): Promise<EndedRow[]> =>
  mapGivingWay(await storedInterviews(tx, organisationId, familyIds), (row) => ({
    ...row,
    answers: openedAnswers(row.id, row.answers),
  }))

const callDateOf = (answers: Answers) => String(answers.call_date?.value ?? '')

/** An interview without a call date (question 1) belongs to no week and has no fact. */
const withCallDate = (rows: EndedRow[]) => rows.filter((row) => callDateOf(row.answers) !== '')

const factsOf = (rows: EndedRow[], ownQuestions: readonly StoredOwnQuestion[]): CountedFact[] =>
  countedFacts(
    rows.map(({ ref, familyId, version, channel, chosenBy, ended, startedAt, endedAt, answers }) =>
      interviewFact({
        ref,
        familyRef: familyId,
        instrument: instrumentOf(version),
        callDate: callDateOf(answers),
        channel,
        chosenBy,
        ended,
        endedAt,
        answers,
        ownQuestions: ownQuestionsAt(ownQuestions, { startedAt, answeredKeys: Object.keys(answers) }).map(
          ({ question }) => question,
        ),
      }),
    ),
  )

const replaceFacts = async (
  tx: Transaction,
  organisationId: string,
  familyIds: string[],
  rows: EndedRow[],
  ownQuestions: readonly StoredOwnQuestion[],
) => {
  const ids = new Map(rows.map((row) => [row.ref, row.id]))
  const idOf = (fact: CountedFact) => ids.get(fact.ref) ?? ''
  const facts = factsOf(rows, ownQuestions)
  const factRows = facts.map((fact) =>
    factRow(fact, { interviewId: idOf(fact), organisationId, familyId: fact.familyRef }),
  )
  const schoolRows = facts.flatMap((fact) =>
    fact.schools.map((ref) => ({ interview_id: idOf(fact), week: fact.week, ref })),
  )
  await tx.$executeRaw`
    delete from interview_fact where organisation_id = ${organisationId}::uuid and family_id = any(${familyIds}::uuid[])`
  await tx.$executeRaw`
    insert into interview_fact
    select * from jsonb_populate_recordset(null::interview_fact, ${JSON.stringify(factRows)}::jsonb)`
  await tx.$executeRaw`
    insert into interview_fact_school (interview_id, organisation_id, school_id, week)
    select place.interview_id, school.organisation_id, school.id, place.week
    from jsonb_to_recordset(${JSON.stringify(schoolRows)}::jsonb) as place (interview_id uuid, week text, ref text)
    join school on school.organisation_id = ${organisationId}::uuid and school.ref = place.ref`
}

/** Lists of families show the day of the last call, even if that call counts in no figure. */
const updateLastCallDates = (tx: Transaction, familyIds: string[], rows: EndedRow[]) => {
  const last: Record<string, string> = {}
  for (const { familyId, answers } of rows) {
    const date = callDateOf(answers)
    if (date > (last[familyId] ?? '')) last[familyId] = date
  }
  return tx.$executeRaw`
    update family set last_call_date = (${JSON.stringify(last)}::jsonb ->> id::text)::date
    where id = any(${familyIds}::uuid[])
      and last_call_date is distinct from (${JSON.stringify(last)}::jsonb ->> id::text)::date`
}

/** Replaces the facts of these families by those of their ended interviews. Call it last in the transaction. */
export const recomputeFacts = async (
  tx: Transaction,
  organisationId: string,
  familyIds: readonly string[],
  report: Work['report'] = directWork.report,
) => {
  const ownQuestions = await ownQuestionsOf(tx, organisationId)
  // All transactions lock families in the order of their ids, so that two imports cannot deadlock.
  const sortedIds = [...new Set(familyIds)].toSorted()
  let recomputedCount = 0
  for (const familyIdChunk of chunksOf(sortedIds)) {
    // Of two interviews that end at the same time the second sees the first.
    await lockFamilies(tx, familyIdChunk, Prisma.sql`organisation_id = ${organisationId}::uuid`)
    const rows = withCallDate(await endedInterviews(tx, organisationId, familyIdChunk))
    await replaceFacts(tx, organisationId, familyIdChunk, rows, ownQuestions)
    await updateLastCallDates(tx, familyIdChunk, rows)
    recomputedCount += familyIdChunk.length
    await report(recomputedCount, sortedIds.length)
  }
}
