import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { CallBackSearch } from '@/domain/people/call-back-search'
import { schoolGroups, type SchoolGroup } from '@/domain/people/school-search'
import { chunksOf } from '@/server/chunks'
import { database, ofOrganisation, Prisma } from '@/server/db'
import { inOrderOf, namesOfFamilies, pageByName, type FamilyName } from '@/server/family-names'
import { reachedFamilyIds } from '@/server/family-search'
import { giveWay } from '@/server/give-way'
import { familyInScope } from '@/server/scope'
import type { OpenedRow } from '@/server/sealed/opened-rows'
import { familiesNamedLike } from './families-named-like'
import { searchCandidates, type Lookup } from './search-candidates'
import { stepColumns, stepOf } from './step-row'

const mostFound = 20
/** More ways to divide a search over schools and names than anybody means. */
const mostGroups = 8

const foundColumns = {
  id: true,
  ref: true,
  mayCall: true,
  identity: { select: { parentName: true } },
  caller: { select: { name: true } },
  children: { orderBy: { position: 'asc' }, select: { age: true, school: { select: { name: true } } } },
  nextSteps: { where: { closedAt: null }, take: 1, select: stepColumns },
} satisfies Prisma.FamilySelect

type FoundRow = OpenedRow<Prisma.FamilyGetPayload<{ select: typeof foundColumns }>>

const foundFamilyOf = ({ id, ref, mayCall, identity, caller, children, nextSteps: [step] }: FoundRow) => ({
  id,
  ref,
  mayCall,
  parentName: identity?.parentName ?? '',
  callerName: caller?.name ?? null,
  children: children.map(({ age, school }) => ({ age, schoolName: school?.name ?? null })),
  step: step ? stepOf(step) : null,
})

export type FoundFamily = ReturnType<typeof foundFamilyOf>

/** All schools are read, because an organisation has few of them beside its families. */
const groupsOf = async (organisationId: string, search: CallBackSearch): Promise<SchoolGroup[]> => {
  if (search.words.length === 0) return []
  const schools = await database(ofOrganisation(organisationId)).school.findMany({
    where: { organisationId },
    select: { id: true, searchName: true },
    orderBy: { ref: 'asc' },
  })
  return schoolGroups(schools, search).slice(0, mostGroups)
}

/**
 * The ids of families that match and that the actor sees, as one value. `offset 0` keeps Postgres from reading all: it looks up
 * each by its id.
 */
export const candidatesSql = (actor: StaffActor, lookup: Lookup): Prisma.Sql => Prisma.sql`
  select coalesce(json_agg(seen.id), '[]') as ids
  from (${searchCandidates(actor.organisationId, lookup)}) candidate
  cross join lateral (
    select family.id from family where family.id = candidate.family_id and ${familyInScope(actor)} offset 0) seen`

/** The names of these families: of some they were read to find them, and of the others they are read now. */
async function* namesOfCandidates(
  actor: StaffActor,
  ids: readonly string[],
  namesById: ReadonlyMap<string, FamilyName>,
) {
  for (const names of chunksOf(ids.flatMap((id) => namesById.get(id) ?? []))) {
    yield names
    await giveWay()
  }
  const otherIds = ids.filter((id) => !namesById.has(id))
  if (otherIds.length > 0) yield* namesOfFamilies(database(actor), otherIds)
}

/** The families in the actor's reach that match, by name, and whether there are more. */
export const foundFamilies = async (actor: StaffActor, search: CallBackSearch) => {
  const groups = await groupsOf(actor.organisationId, search)
  const { idsByWords, namesById } = await familiesNamedLike(actor, [search.words, ...groups.map(({ words }) => words)])
  const scope = { organisationId: actor.organisationId, inScope: familyInScope(actor) }
  const reachedIds = await reachedFamilyIds(database(actor), scope, search)
  const candidates = candidatesSql(actor, { search, groups, idsByWords, reachedIds })
  const [candidateRow] = await database(actor).$queryRaw<{ ids: string[] }[]>(candidates)
  const names = namesOfCandidates(actor, candidateRow?.ids ?? [], namesById)
  const { count, ids } = await pageByName(names, () => true, { skip: 0, take: mostFound })
  const families = await database(actor).family.findMany({ where: { id: { in: ids } }, select: foundColumns })
  return { families: inOrderOf(ids, families).map(foundFamilyOf), hasMore: count > mostFound }
}
