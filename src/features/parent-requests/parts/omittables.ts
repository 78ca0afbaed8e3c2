import 'server-only'
import type { ReportPart } from '@/domain/people/report-part'
import type { Transaction } from '@/server/db'
import { openParts, type SealedParts } from '@/server/sealed/opened-json'

export type Omittable = {
  part: ReportPart
  rowId: string
  at: Date
  words: string
  omittedBy: string | null
  omittedAt: Date | null
  reason: string | null
}

type StoredOmittable = Omittable & { sealed: SealedParts }

const storedOmittables = (tx: Transaction, familyId: string) => tx.$queryRaw<StoredOmittable[]>`
  with omittable as (
    select 'concern' as part, concern.id as row_id, min(entry.written_at) as at,
      '' as words, jsonb_agg(jsonb_build_array('concern_entry.text', entry.id, entry.text) order by entry.written_at) as sealed
    from safety_concern concern join concern_entry entry on entry.concern_id = concern.id
    where concern.family_id = ${familyId}::uuid group by concern.id
    union all
    select 'interview', interview.id, interview.started_at, string_agg(noted.words, ' · ' order by answer.key), '[]'
    from interview
    join answer on answer.interview_id = interview.id
    cross join lateral (select coalesce(case when answer.key = 'conversation_note' then answer.value #>> '{}' end,
      answer.note, '') as words) noted
    where interview.family_id = ${familyId}::uuid and noted.words <> '' group by interview.id
    union all
    select 'attempt', id, at, '', jsonb_build_array(jsonb_build_array('contact_attempt.note', id, note))
    from contact_attempt where family_id = ${familyId}::uuid and note <> ''
    union all
    select 'appointment', id, made_at, '', jsonb_build_array(jsonb_build_array('appointment.note', id, note))
    from appointment where family_id = ${familyId}::uuid and note <> ''
    union all
    select 'call_request', id, created_at, '', jsonb_build_array(jsonb_build_array('call_request.note', id, note))
    from call_request where family_id = ${familyId}::uuid and note <> ''
    union all
    select 'call_notice', id, at, '', jsonb_build_array(jsonb_build_array('call_notice.note', id, note))
    from call_notice where family_id = ${familyId}::uuid and note <> ''
    union all
    select 'care_step', id, created_at, '', jsonb_build_array(jsonb_build_array('care_step.note', id, note))
    from care_step where family_id = ${familyId}::uuid and note <> ''
    union all
    select 'help', id, created_at, '', jsonb_build_array(jsonb_build_array('help_item.text', id, text),
      jsonb_build_array('help_item.result_note', id, result_note))
    from help_item where family_id = ${familyId}::uuid and text || result_note <> '')
  select omittable.part, omittable.row_id as "rowId", omittable.at, omittable.words, omittable.sealed, staff.name as "omittedBy",
    omission.decided_at as "omittedAt", omission.reason
  from omittable
  left join report_omission omission on omission.family_id = ${familyId}::uuid
    and omission.part::text = omittable.part and omission.row_id = omittable.row_id
  left join staff on staff.id = omission.decided_by_id
  order by omittable.at, omittable.row_id`

/** The concerns and notes of a family, in which words of somebody else may stand, with what was decided about each. */
export const omittablesOf = async (tx: Transaction, familyId: string): Promise<Omittable[]> =>
  (await storedOmittables(tx, familyId)).map(({ sealed, words, ...omittable }) => ({
    ...omittable,
    words: [words, ...openParts(sealed)].filter((part) => part !== '').join(' · '),
  }))
