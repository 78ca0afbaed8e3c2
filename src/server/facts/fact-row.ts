/** A counted fact as a row of `interview_fact`, by column name. Runs no SQL. */
import { codedFact } from '@/domain/figures/coded-fact'
import type { CountedFact } from '@/domain/figures/counting'

/** The ids of an interview in the database, which the domain does not use. */
export type FactIds = { interviewId: string; organisationId: string; familyId: string }

/** Throws for an answer that the version's codebook has no number for. */
export const factRow = (fact: CountedFact, ids: FactIds) => {
  const { codes, openCodes } = codedFact(fact)
  return {
    interview_id: ids.interviewId,
    organisation_id: ids.organisationId,
    family_id: ids.familyId,
    ref: fact.ref,
    call_date: fact.callDate,
    week: fact.week,
    channel: fact.channel,
    chosen_by: fact.chosenBy,
    completed: fact.ended === 'completed',
    ended_at: fact.endedAt,
    is_first: fact.isFirst,
    is_of_week: fact.isOfWeek,
    instrument_version: fact.instrument.version,
    codes,
    open_codes: openCodes,
    load: fact.load,
    capacity: fact.capacity,
  }
}
