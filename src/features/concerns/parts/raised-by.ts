import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import { database } from '@/server/db'

/**
 * Whether concerns of colleagues about a family stand: null when none does. `ask` names the coordinator who saw one last, or
 * is null when any coordinator can be asked. Does not read the words of the concerns. The condition in SQL is that of
 * `standingAuthorIds`.
 */
export const othersConcerns = async (actor: StaffActor, familyId: string): Promise<{ ask: string | null } | null> => {
  const [row] = await database().$queryRaw<{ ask: string | null }[]>`
    with standing as (
      select c.id from safety_concern c join interview i on i.id = c.interview_id
      where i.family_id = ${familyId}::uuid and c.organisation_id = ${actor.organisationId}::uuid
        and c.raised_by_id <> ${actor.staffId}::uuid
        and exists (select from concern_entry e where e.concern_id = c.id and e.kind = 'raised'
          and not exists (select from concern_entry w
            where w.concern_id = c.id and w.kind = 'withdrawn' and w.written_at > e.written_at
              and (w.written_by_id = e.written_by_id or w.written_by_id <> c.raised_by_id))))
    select (select who.name from concern_entry e join concern_sighting s on s.entry_id = e.id
      join staff who on who.id = s.seen_by_id and who.role = any(${rolesThatMay('concern.see')}::"Role"[]) and who.disabled_at is null
      where e.concern_id in (select id from standing) order by s.seen_at desc limit 1) as ask
    where exists (select from standing)`
  return row ?? null
}
