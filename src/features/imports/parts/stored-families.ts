/** Families as the lines of their file, with their working contact points, children and past attempts. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { FamilyRow } from '@/domain/exchange/families-file'
import type { ContactPreferences } from '@/domain/people/contact-preferences'
import { openPreferences, type SealedPreferences } from '@/server/contact-preferences'
import type { Transaction } from '@/server/db'
import { mapGivingWay } from '@/server/give-way'
import { openIdentity, openPoint, type SealedPoint, type SealedValue } from '@/server/sealed/opened-values'

export type StoredFamily = FamilyRow & {
  id: string
  surname: string
  attempts: NonNullable<FamilyRow['attempts']>
  preferences: ContactPreferences
  /** Closed contact points: they stay closed when a file holds them again. */
  dead: string[]
}

type Sealed = {
  parentName: SealedValue | null
  surname: SealedValue | null
  note: SealedValue | null
  preferences: Omit<ContactPreferences, keyof SealedPreferences> & SealedPreferences
  points: (SealedPoint & { state: 'active' | 'dead' })[]
}
type SealedFamily = Omit<StoredFamily, keyof Sealed | 'phones' | 'emails' | 'dead'> & Sealed

const openFamily = ({ points: sealedPoints, ...family }: SealedFamily): StoredFamily => {
  const points = sealedPoints.map(openPoint)
  const valuesOf = (isChosen: (point: (typeof points)[number]) => boolean) =>
    points.filter(isChosen).map(({ value }) => value)
  return {
    ...family,
    parentName: openIdentity('family_identity.parent_name', family.id, family.parentName),
    surname: openIdentity('family_identity.surname', family.id, family.surname),
    note: openIdentity('family_identity.note', family.id, family.note),
    preferences: { ...family.preferences, ...openPreferences(family.id, family.preferences) },
    phones: valuesOf(({ kind, state }) => kind === 'phone' && state === 'active'),
    emails: valuesOf(({ kind, state }) => kind === 'email' && state === 'active'),
    dead: valuesOf(({ state }) => state === 'dead'),
  }
}

export const storedFamilies = async (
  tx: Transaction,
  actor: Actor,
  refs: readonly string[] | null,
): Promise<StoredFamily[]> => {
  const rows = await tx.$queryRaw<SealedFamily[]>`
    select f.id, f.ref, i.parent_name as "parentName", i.surname, i.note,
      coalesce(f.home_languages, '{}') as languages, f.status::text as status, f.programme,
      f.listed_since::text as "listedSince", coalesce(s.email, '') as "callerEmail",
      jsonb_build_object('nameToUse', i.name_to_use, 'whoMayHear', i.who_may_hear,
        'mayLeaveMessage', i.may_leave_message, 'safeHours', i.safe_hours,
        'stopWord', i.stop_word, 'lineDropPlan', i.line_drop_plan,
        'lineDropNote', i.line_drop_note, 'callLanguage', f.call_language,
        'interpreterNeeded', f.interpreter_needed, 'interpreterRefused', f.interpreter_refused,
        'interpreterName', i.interpreter_name,
        'preferredChannels', coalesce(f.preferred_channels, '{}'),
        'preferredPartsOfDay', coalesce(f.preferred_parts_of_day, '{}')) as preferences,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'kind', p.kind, 'value', p.value, 'state', p.state)
        order by p.position, p.id) from contact_point p where p.family_id = f.id), '[]') as points,
      coalesce((select jsonb_agg(jsonb_build_object('age', c.age, 'schoolRef', o.ref) order by c.position)
        from child c left join school o on o.id = c.school_id where c.family_id = f.id), '[]') as children,
      coalesce((select jsonb_agg(jsonb_build_object('day', t.day, 'outcome', t.outcome) order by t.day, t.outcome::text)
        from contact_attempt t where t.family_id = f.id and t.undone_at is null), '[]') as attempts
    from family f
    left join family_identity i on i.family_id = f.id
    left join staff s on s.id = f.caller_id
    where f.organisation_id = ${actor.organisationId}::uuid and (${refs}::text[] is null or f.ref = any(${refs}::text[]))`
  return mapGivingWay(rows, openFamily)
}

export const familyIdsByRef = async (tx: Transaction, actor: Actor, refs: readonly string[]) => {
  const rows = await tx.$queryRaw<{ id: string; ref: string }[]>`
    select id, ref from family where organisation_id = ${actor.organisationId}::uuid and ref = any(${refs}::text[])`
  return new Map(rows.map(({ ref, id }) => [ref, id]))
}
