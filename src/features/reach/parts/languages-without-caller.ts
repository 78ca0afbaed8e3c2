/**
 * Languages in which families want to be called and no caller can call, without Dutch: because no caller has the language, as far as callers
 * said which they have, or because a call failed for want of it since the last conversation. A family with two such languages
 * counts at both.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import { outcomesWhere } from '@/domain/calls/outcomes'
import { callLanguages } from '@/server/call-languages'
import { database } from '@/server/db'
import { familyInScope } from '@/server/scope'

export type LanguageRow = { language: string; families: number; failed: number }

const forWantOfCaller = outcomesWhere(({ effect }) => effect.kind === 'other_caller')

export const languagesWithoutCaller = (actor: Actor) => database(actor).$queryRaw<LanguageRow[]>`
  with spoken as (
    select coalesce(array_agg(distinct language), '{}') as languages
    from staff cross join lateral unnest(staff.languages) language
    where staff.organisation_id = ${actor.organisationId}::uuid and disabled_at is null
      and role = any(${[...rolesThatMay('attempt.record')]}::"Role"[])),
  silent as (
    select ${callLanguages} as languages, exists (
      select from contact_attempt a where a.family_id = family.id and a.undone_at is null
        and a.outcome = any(${[...forWantOfCaller]}::"AttemptOutcome"[])
        and (family.last_call_date is null or a.day >= family.last_call_date)) as failed
    from family join next_step on next_step.family_id = family.id and next_step.closed_at is null
      and next_step.kind in ('call', 'appointment', 'waiting')
    where ${familyInScope(actor)} and cardinality(${callLanguages}) > 0 and not 'nl' = any(${callLanguages}))
  select language, count(*)::int as families, (count(*) filter (where failed))::int as failed
  from silent cross join spoken cross join lateral unnest(silent.languages) language
  where failed or (cardinality(spoken.languages) > 0 and not silent.languages && spoken.languages)
  group by language order by language`
