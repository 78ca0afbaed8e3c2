/** Ended interviews as the lines of their file. Open interviews, notes and safety concerns are never exported. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { InterviewRow } from '@/domain/exchange/interviews-file'
import { everyItem } from '@/domain/instrument/instrument'
import type { Transaction } from '@/server/db'
import { mapGivingWay } from '@/server/give-way'
import { openedAnswers, type SealedAnswers } from '@/server/stored-answer'

export type StoredInterview = InterviewRow & { id: string; familyId: string }

const keys = everyItem.map(({ key }) => key)

type Row = Omit<StoredInterview, 'answers'> & { answers: SealedAnswers }

const sealedInterviews = (tx: Transaction, actor: Actor, refs: readonly string[] | null) =>
  tx.$queryRaw<Row[]>`
    select i.id, i.ref, i.family_id as "familyId", f.ref as "familyRef", s.email as "callerEmail",
      i.channel::text as channel, i.chosen_by::text as "chosenBy", case when i.break_reason = 'relieved' then 'relieved' else i.state::text end as ended,
      i.instrument_version as version,
      coalesce((select jsonb_object_agg(a.key, jsonb_build_object('value', a.value, 'missing', a.missing))
        from answer a where a.interview_id = i.id and (a.key = any(${keys}::text[]) or a.key like 'own\\_%')
          and (a.value is not null or a.missing is not null)), '{}') as answers
    from interview i join family f on f.id = i.family_id join staff s on s.id = i.caller_id
    where i.organisation_id = ${actor.organisationId}::uuid and i.state in ('completed', 'broken_off')
      and (${refs}::text[] is null or i.ref = any(${refs}::text[]))`

export const storedInterviews = async (
  tx: Transaction,
  actor: Actor,
  refs: readonly string[] | null,
): Promise<StoredInterview[]> =>
  mapGivingWay(await sealedInterviews(tx, actor, refs), (row) => ({
    ...row,
    answers: openedAnswers(row.id, row.answers),
  }))
