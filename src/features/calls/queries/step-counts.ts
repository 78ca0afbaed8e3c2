import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { countStaleSteps } from '@/server/next-steps'

/**
 * How many families have which kind of next step. `with_next_step` counts calls and appointments, `waiting` those that wait
 * for somebody, `stopped` stops and families that are not yet in the programme. These three and `without` add up to
 * `families`; `twice` counts families with more than one open step, and `stale` those whose step is not what their history gives.
 */
export type StepCounts = {
  families: number
  with_next_step: number
  stopped: number
  waiting: number
  without: number
  twice: number
  stale: number
}

export const stepCounts = async (actor: Actor): Promise<StepCounts> => {
  await authorize(actor, 'call.check')
  const [counts] = await database(actor).$queryRaw<Omit<StepCounts, 'stale'>[]>`
    with step as (
      select family.id, min(step.kind) as kind, count(step.id) as steps
      from family left join next_step step on step.family_id = family.id and step.closed_at is null
      where family.organisation_id = ${actor.organisationId}::uuid
      group by family.id)
    select count(*)::int as families,
      count(*) filter (where kind in ('call', 'appointment'))::int as with_next_step,
      count(*) filter (where kind in ('stopped', 'not_yet'))::int as stopped,
      count(*) filter (where kind = 'waiting')::int as waiting,
      count(*) filter (where steps = 0)::int as without,
      count(*) filter (where steps > 1)::int as twice
    from step`
  const storedCounts = counts ?? { families: 0, with_next_step: 0, stopped: 0, waiting: 0, without: 0, twice: 0 }
  return { ...storedCounts, stale: await countStaleSteps(actor.organisationId) }
}
