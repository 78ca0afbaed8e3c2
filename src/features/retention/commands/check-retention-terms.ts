import 'server-only'
import type { Actor } from '@/domain/access/actor'
import {
  familyKinds,
  isNearEnd,
  isOverTerm,
  type FamilyKind,
  type RetentionTerms,
} from '@/domain/retention/retention-term'
import { authorize } from '@/server/authorize'
import { chunksOf } from '@/server/chunks'
import { today } from '@/server/clock'
import { database, ofOrganisation } from '@/server/db'
import { familyIdsOfOrganisation } from '@/server/next-steps'
import { familyTerms, type FamilyTerm } from '../parts/family-terms'
import { storedTerms } from '../parts/stored-terms'

/**
 * Of one kind: how many there are, how many would be announced, of these are announced already and go on counting, are over their
 * term, and are over it and held.
 */
export type KindCounts = {
  kind: FamilyKind
  families: number
  near: number
  announced: number
  over: number
  held: number
}

/** Those that are announced and stay so: a shorter term begins every warning of its kind anew. */
const warnedFamilyIds = async (organisationId: string, terms: RetentionTerms): Promise<ReadonlySet<string>> => {
  const termsBefore = await storedTerms(database(ofOrganisation(organisationId)), organisationId)
  const kinds = familyKinds.filter((kind) => terms[kind] >= termsBefore[kind])
  const where = { organisationId, kind: { in: kinds } }
  const warnings = await database(ofOrganisation(organisationId)).retentionWarning.findMany({
    where,
    select: { familyId: true },
  })
  return new Set(warnings.map(({ familyId }) => familyId))
}

const countsOf = (
  kind: FamilyKind,
  ownTerms: readonly FamilyTerm[],
  { day, warnedIds }: { day: string; warnedIds: ReadonlySet<string> },
): KindCounts => {
  const ofKind = ownTerms.filter((term) => term.kind === kind)
  return {
    kind,
    families: ofKind.length,
    near: ofKind.filter((term) => isNearEnd(term, day)).length,
    announced: ofKind.filter((term) => isNearEnd(term, day) && warnedIds.has(term.id)).length,
    over: ofKind.filter((term) => isOverTerm(term, day)).length,
    held: ofKind.filter(({ holds, endsOn }) => holds.length > 0 && endsOn <= day).length,
  }
}

/**
 * How many families of each kind these terms would touch today, before they are saved. It changes nothing, shows no family, and so
 * leaves no row in the log.
 */
export const checkRetentionTerms = async (actor: Actor, terms: RetentionTerms): Promise<readonly KindCounts[]> => {
  await authorize(actor, 'organisation.change')
  const { organisationId } = actor
  const ownTerms: FamilyTerm[] = []
  for (const familyIds of chunksOf(
    await familyIdsOfOrganisation(database(ofOrganisation(organisationId)), organisationId),
  ))
    ownTerms.push(
      ...(await familyTerms(database(ofOrganisation(organisationId)), organisationId, { terms, familyIds })),
    )
  const warnedIds = await warnedFamilyIds(organisationId, terms)
  return familyKinds.map((kind) => countsOf(kind, ownTerms, { day: today(), warnedIds }))
}
