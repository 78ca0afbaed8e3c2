import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { database } from '@/server/db'
import { familyInScope } from '@/server/scope'

type FamilyRow = {
  ref: string
  parentName: string
  interviews: number
  openHelp: number
  undecidedConcerns: number
  publishedWeeks: number
  isBeingCalled: boolean
}

const previewOf = (actor: Actor, id: string) => database().$queryRaw<FamilyRow[]>`
  select family.ref, coalesce(identity.parent_name, '') as "parentName",
    (select count(*)::int from interview where interview.family_id = family.id) as interviews,
    (select count(*)::int from help_item where help_item.family_id = family.id and state = 'open') as "openHelp",
    (select count(*)::int from safety_concern where safety_concern.family_id = family.id
      and not concern_is_decided(safety_concern.id)) as "undecidedConcerns",
    (select count(distinct contributor.week)::int from contributor
      join interview on interview.id = contributor.interview_id
      where interview.family_id = family.id) as "publishedWeeks",
    exists (select from call_lease where call_lease.family_id = family.id and call_lease.expires_at > ${now()})
      as "isBeingCalled"
  from family
  left join family_identity identity on identity.family_id = family.id
  where family.id = ${id}::uuid and ${familyInScope(actor)}`

/** What erasing this family would take, for whoever may read the family; or when it was erased. */
export const erasurePreview = async (actor: Actor, id: string) => {
  await authorize(actor, 'erasure.run', { id })
  await authorize(actor, 'family.read', { id })
  const [family] = await previewOf(actor, id)
  if (family) return { erasedAt: null, family }
  const erasure = await database().erasure.findFirst({
    where: { familyId: id, organisationId: actor.organisationId },
    select: { erasedAt: true },
  })
  return { ...requireFound(erasure, { actor, verb: 'erasure.run', id }), family: null }
}

export type ErasedFamily = FamilyRow
