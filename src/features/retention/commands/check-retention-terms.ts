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
import { database } from '@/server/db'
import { familyIdsOfOrganisation } from '@/server/next-steps'
import { familyTerms, type FamilyTerm } from '../parts/family-terms'

/** Of one kind: how many there are, how many would be announced, of these are over their term, and are over it and held. */
export type KindCounts = { kind: FamilyKind; families: number; near: number; over: number; held: number }

const countsOf = (kind: FamilyKind, ownTerms: readonly FamilyTerm[], day: string): KindCounts => {
  const ofKind = ownTerms.filter((term) => term.kind === kind)
  return {
    kind,
    families: ofKind.length,
    near: ofKind.filter((term) => isNearEnd(term, day)).length,
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
  for (const familyIds of chunksOf(await familyIdsOfOrganisation(database(), organisationId)))
    ownTerms.push(...(await familyTerms(database(), organisationId, { terms, familyIds })))
  return familyKinds.map((kind) => countsOf(kind, ownTerms, today()))
}
