import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { database } from '@/server/db'
import { familyInScope } from '@/server/scope'
import { openParentName, type SealedValue } from '@/server/sealed/opened-values'

type FamilyRow = {
  ref: string
  name: SealedValue | null
  interviews: number
  openHelp: number
  undecidedConcerns: number
  publishedWeeks: number
  isBeingCalled: boolean
}

const previewOf = (actor: Actor, id: string) => database(actor).$queryRaw<FamilyRow[]>`
  select family.ref, identity.parent_name as name,
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

const erasedFamily = (id: string, { name, ...family }: FamilyRow) => ({
  ...family,
  parentName: openParentName(id, name) ?? '',
})

/** What erasing this family would take, for whoever may read the family; or when it was erased. */
export const erasurePreview = async (actor: Actor, id: string) => {
  await authorize(actor, 'erasure.run', { id })
  await authorize(actor, 'family.read', { id })
  const [row] = await previewOf(actor, id)
  if (row) return { erasedAt: null, family: erasedFamily(id, row) }
  const erasure = await database(actor).erasure.findFirst({
    where: { familyId: id, organisationId: actor.organisationId },
    select: { erasedAt: true },
  })
  return { ...requireFound(erasure, { actor, verb: 'erasure.run', id }), family: null }
}

export type ErasedFamily = ReturnType<typeof erasedFamily>
