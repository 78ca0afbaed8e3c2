import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { searchOf } from '@/domain/people/search'
import type { Prisma } from '@/server/db'
import { everyWord, nameHolds, reachedBy, refHolds } from '@/server/family-search'
import { familyScope } from '@/server/scope'
import type { FamilyFilter } from '../schema'

const filterConditions = (filter: FamilyFilter): Prisma.FamilyWhereInput[] => [
  filter.caller ? { callerId: filter.caller === 'none' ? null : filter.caller } : {},
  filter.status ? { status: filter.status } : {},
  filter.programme ? { programme: filter.programme } : {},
  filter.school ? { children: { some: { schoolId: filter.school } } } : {},
  filter.board ? { children: { some: { school: { boardId: filter.board } } } } : {},
  filter.call ? { mayCall: filter.call === 'may' } : {},
  filter.called ? { lastCallDate: filter.called === 'never' ? null : { not: null } } : {},
]

/**
 * Matches families with every word in the name or ref, or with the text as an e-mail address, or as a phone number in any
 * notation.
 */
const searchCondition = (text: string): Prisma.FamilyWhereInput => {
  if (!text) return {}
  const search = searchOf(text)
  const byWord = (word: string) => ({ OR: [{ identity: nameHolds(word) }, refHolds(word)] })
  return { OR: [everyWord(search.words, byWord), ...reachedBy(search)] }
}

/** The condition for the families in the actor's scope that match the filters and the search. */
export const familyCondition = (actor: Actor, filter: FamilyFilter, text: string): Prisma.FamilyWhereInput => ({
  AND: [familyScope(actor), ...filterConditions(filter), searchCondition(text)],
})
