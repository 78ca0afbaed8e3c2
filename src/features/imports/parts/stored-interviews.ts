/** Ended interviews as the lines of their file. Open interviews, notes and safety concerns are never exported. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { InterviewRow } from '@/domain/exchange/interviews-file'
import { everyItem } from '@/domain/instrument/instrument'
import type { ItemKey } from '@/domain/instrument/keys'
import type { Transaction } from '@/server/db'

export type StoredInterview = InterviewRow & { id: string; familyId: string }

const keys = everyItem.map(({ key }) => key)

const callDate: ItemKey = 'call_date'
const mayCallAgain: ItemKey = 'may_call_again'
const howOften: ItemKey = 'may_call_again_how_often'

export const storedInterviews = (tx: Transaction, actor: Actor, refs: readonly string[] | null) =>
  tx.$queryRaw<StoredInterview[]>`
    select i.id, i.ref, i.family_id as "familyId", f.ref as "familyRef", s.email as "callerEmail",
      i.channel::text as channel, i.chosen_by::text as "chosenBy", i.state::text as ended,
      i.instrument_version as version,
      coalesce((select jsonb_object_agg(a.key, jsonb_build_object('value', a.value, 'missing', a.missing))
        from answer a where a.interview_id = i.id and (a.key = any(${keys}::text[]) or a.key like 'own\\_%')
          and (a.value is not null or a.missing is not null)), '{}') as answers
    from interview i join family f on f.id = i.family_id join staff s on s.id = i.caller_id
    where i.organisation_id = ${actor.organisationId}::uuid and i.state in ('completed', 'broken_off')
      and (${refs}::text[] is null or i.ref = any(${refs}::text[]))`

export type LatestInterview = {
  familyId: string
  interviewId: string
  callDate: string
  mayCallAgain: string | null
  howOften: string | null
  hasRequest: boolean
}

/** The last ended interview of each family, and whether a next call is planned already. */
export const latestInterviews = (tx: Transaction, familyIds: readonly string[]) =>
  tx.$queryRaw<LatestInterview[]>`
    select distinct on (i.family_id) i.family_id as "familyId", i.id as "interviewId", day.value #>> '{}' as "callDate",
      again.value #>> '{}' as "mayCallAgain", often.value #>> '{}' as "howOften",
      exists (select from call_request r where r.family_id = i.family_id and r.closed_at is null) as "hasRequest"
    from interview i
    join answer day on day.interview_id = i.id and day.key = ${callDate}
    left join answer again on again.interview_id = i.id and again.key = ${mayCallAgain}
    left join answer often on often.interview_id = i.id and often.key = ${howOften}
    where i.family_id = any(${familyIds}::uuid[]) and i.state in ('completed', 'broken_off')
    order by i.family_id, day.value #>> '{}' desc, i.ended_at desc, i.ref desc`
