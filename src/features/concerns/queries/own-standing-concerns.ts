import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'

export type OwnStandingConcern = {
  id: string
  interviewId: string | null
  familyId: string
  familyRef: string
  raisedAt: Date
}

/**
 * The caller's own concerns in which their own words stand (the rule of `standingAuthorIds`, in SQL), the newest first, even
 * when the family went to another caller. They carry the time and the family's number but no words: an entry may be a
 * coordinator's, and the caller may no longer read about that family.
 */
export const ownStandingConcerns = async (actor: StaffActor): Promise<OwnStandingConcern[]> => {
  await authorize(actor, 'concern.raise')
  const { organisationId, staffId } = actor
  return database(actor).$queryRaw<OwnStandingConcern[]>`
    select concern.id, concern.interview_id as "interviewId", family.id as "familyId", family.ref as "familyRef", entries.raised_at as "raisedAt"
    from safety_concern concern
    join family on family.id = concern.family_id
    join lateral (
      select min(written_at) as raised_at,
        max(written_at) filter (where kind = 'raised' and written_by_id = concern.raised_by_id) as own,
        max(written_at) filter (where kind = 'withdrawn') as withdrawn
      from concern_entry where concern_id = concern.id) entries
      on entries.own > coalesce(entries.withdrawn, '-infinity')
    where concern.organisation_id = ${organisationId}::uuid and concern.raised_by_id = ${staffId}::uuid
    order by entries.raised_at desc, concern.id`
}
