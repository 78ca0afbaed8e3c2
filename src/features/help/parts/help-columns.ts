import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { visibleFamilies } from '@/domain/access/family'
import { isInScope } from '@/domain/access/scope'
import { dayOfColumn } from '@/server/clock'
import type { Prisma } from '@/server/db'
import { needTypeOf } from '@/server/need-type'

export const helpColumns = {
  id: true,
  type: true,
  text: true,
  state: true,
  dueOn: true,
  result: true,
  resultNote: true,
  createdAt: true,
  closedAt: true,
  version: true,
  owner: { select: { id: true, name: true } },
} satisfies Prisma.HelpItemSelect

export const helpAndFamilyColumns = {
  ...helpColumns,
  family: { select: { id: true, ref: true, callerId: true, identity: { select: { parentName: true } } } },
} satisfies Prisma.HelpItemSelect

type HelpRow = Prisma.HelpItemGetPayload<{ select: typeof helpColumns }>
type HelpAndFamilyRow = Prisma.HelpItemGetPayload<{ select: typeof helpAndFamilyColumns }>

/** The family of the help. For a family outside the actor's scope it has only the number. */
const visibleFamily = (actor: Actor, { id, ref, callerId, identity }: HelpAndFamilyRow['family']) => {
  const isVisible = isInScope(visibleFamilies(actor), { organisationId: actor.organisationId, callerId })
  return isVisible ? { id, ref, parentName: identity?.parentName ?? '' } : { id: null, ref, parentName: '' }
}

/** Help as the page of its family shows it, without naming the family. */
export const helpOf = ({ dueOn, ...item }: HelpRow) => ({
  ...item,
  type: needTypeOf(item),
  dueOn: dueOn && dayOfColumn(dueOn),
  family: null,
})

/** Help as a list of several families shows it, with its family. */
export const helpAndFamilyOf = (actor: Actor, { family, ...item }: HelpAndFamilyRow) => ({
  ...helpOf(item),
  family: visibleFamily(actor, family),
})

export type Help = ReturnType<typeof helpOf> | ReturnType<typeof helpAndFamilyOf>
