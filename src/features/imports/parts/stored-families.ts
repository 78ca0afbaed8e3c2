/** Families as the lines of their file, with their working contact points, children and past attempts. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { FamilyRow } from '@/domain/exchange/families-file'
import type { ContactPreferences } from '@/domain/people/contact-preferences'
import type { Transaction } from '@/server/db'

export type StoredFamily = FamilyRow & {
  id: string
  surname: string
  attempts: NonNullable<FamilyRow['attempts']>
  preferences: ContactPreferences
  /** Closed contact points: they stay closed when a file holds them again. */
  dead: string[]
}

export const storedFamilies = (tx: Transaction, actor: Actor, refs: readonly string[] | null) =>
  tx.$queryRaw<StoredFamily[]>`
    select f.id, f.ref, coalesce(i.parent_name, '') as "parentName", coalesce(i.surname, '') as surname,
      coalesce(i.note, '') as note,
      coalesce(f.home_languages, '{}') as languages, f.status::text as status, f.programme,
      f.listed_since::text as "listedSince", coalesce(s.email, '') as "callerEmail",
      jsonb_build_object('nameToUse', coalesce(i.name_to_use, ''), 'whoMayHear', coalesce(i.who_may_hear, ''),
        'mayLeaveMessage', i.may_leave_message, 'safeHours', coalesce(i.safe_hours, ''),
        'stopWord', coalesce(i.stop_word, ''), 'lineDropPlan', i.line_drop_plan,
        'lineDropNote', coalesce(i.line_drop_note, ''), 'callLanguage', f.call_language,
        'interpreterNeeded', f.interpreter_needed, 'interpreterName', coalesce(i.interpreter_name, ''),
        'preferredChannels', coalesce(f.preferred_channels, '{}'),
        'preferredPartsOfDay', coalesce(f.preferred_parts_of_day, '{}')) as preferences,
      array(select value from contact_point p where p.family_id = f.id and kind = 'phone' and state = 'active'
        order by position, id) as phones,
      array(select value from contact_point p where p.family_id = f.id and kind = 'email' and state = 'active'
        order by position, id) as emails,
      array(select value from contact_point p where p.family_id = f.id and state = 'dead') as dead,
      coalesce((select jsonb_agg(jsonb_build_object('age', c.age, 'schoolRef', o.ref) order by c.position)
        from child c left join school o on o.id = c.school_id where c.family_id = f.id), '[]') as children,
      coalesce((select jsonb_agg(jsonb_build_object('day', t.day, 'outcome', t.outcome) order by t.day, t.outcome::text)
        from contact_attempt t where t.family_id = f.id and t.undone_at is null), '[]') as attempts
    from family f
    left join family_identity i on i.family_id = f.id
    left join staff s on s.id = f.caller_id
    where f.organisation_id = ${actor.organisationId}::uuid and (${refs}::text[] is null or f.ref = any(${refs}::text[]))`

export const familyIdsByRef = async (tx: Transaction, actor: Actor, refs: readonly string[]) => {
  const rows = await tx.$queryRaw<{ id: string; ref: string }[]>`
    select id, ref from family where organisation_id = ${actor.organisationId}::uuid and ref = any(${refs}::text[])`
  return new Map(rows.map(({ ref, id }) => [ref, id]))
}
