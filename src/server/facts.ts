/**
 * Keeps `interview_fact` true to the answers: called in the transaction that ended, corrected, coded or imported an
 * interview, with the families concerned, because first calls and changes of grades depend on a family's whole history.
 * Decides nothing about counting (`domain/figures`), and asks the database the same few things however many families.
 */
import 'server-only'
import type { Answers } from '@/domain/instrument/answer'
import type { Channel } from '@/domain/instrument/call-details'
import { countedFacts, type CountedFact } from '@/domain/figures/counting'
import { interviewFact } from '@/domain/figures/interview-fact'
import { instrumentOf } from '@/domain/instrument/instrument'
import { chunksOf } from './chunks'
import type { Transaction } from './db'
import { factRow } from './facts/fact-row'

type EndedRow = {
  id: string
  familyId: string
  ref: string
  version: number
  channel: Channel
  ended: 'completed' | 'broken_off'
  endedAt: Date
  answers: Answers
}

/** The families' rows are locked, so that two interviews of one family that end together see each other. */
const lockFamilies = (tx: Transaction, organisationId: string, familyIds: string[]) =>
  tx.$queryRaw`
    select 1 from family where organisation_id = ${organisationId}::uuid and id = any(${familyIds}::uuid[])
    order by id for no key update`

const endedInterviews = (tx: Transaction, organisationId: string, familyIds: string[]) =>
  tx.$queryRaw<EndedRow[]>`
    select i.id, i.family_id as "familyId", i.ref, i.instrument_version as version, i.channel::text as channel, i.state::text as ended,
      i.ended_at as "endedAt",
      coalesce((select jsonb_object_agg(a.key, jsonb_build_object('value', a.value, 'missing', a.missing))
        from answer a where a.interview_id = i.id), '{}') as answers
    from interview i
    where i.organisation_id = ${organisationId}::uuid and i.family_id = any(${familyIds}::uuid[])
      and i.state in ('completed', 'broken_off')`

const callDateOf = (answers: Answers) => String(answers.call_date?.value ?? '')

/** Without question 1 an interview belongs to no week. */
const withCallDate = (rows: EndedRow[]) => rows.filter((row) => callDateOf(row.answers) !== '')

const factsOf = (rows: EndedRow[]): CountedFact[] =>
  countedFacts(
    rows.map(({ ref, familyId, version, channel, ended, endedAt, answers }) =>
      interviewFact({
        ref,
        familyRef: familyId,
        instrument: instrumentOf(version),
        callDate: callDateOf(answers),
        channel,
        ended,
        endedAt,
        answers,
      }),
    ),
  )

const replaceFacts = async (tx: Transaction, organisationId: string, familyIds: string[], rows: EndedRow[]) => {
  const ids = new Map(rows.map((row) => [row.ref, row.id]))
  const idOf = (fact: CountedFact) => ids.get(fact.ref) ?? ''
  const facts = factsOf(rows)
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

/** The day of the last call, also when it does not count in a figure: for lists of families. */
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

/** Writes the facts of these families anew from their ended interviews. Call it last in the transaction. */
export const recomputeFacts = async (tx: Transaction, organisationId: string, familyIds: readonly string[]) => {
  // In one order everywhere, so that two imports cannot wait for each other.
  for (const familyIdChunk of chunksOf([...new Set(familyIds)].toSorted())) {
    await lockFamilies(tx, organisationId, familyIdChunk)
    const rows = withCallDate(await endedInterviews(tx, organisationId, familyIdChunk))
    await replaceFacts(tx, organisationId, familyIdChunk, rows)
    await updateLastCallDates(tx, familyIdChunk, rows)
  }
}
