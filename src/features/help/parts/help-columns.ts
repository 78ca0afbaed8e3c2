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

/** Whose help it is: of a family that is no longer one's own, the number only. */
const visibleFamily = (actor: Actor, { id, ref, callerId, identity }: HelpAndFamilyRow['family']) => {
  const isVisible = isInScope(visibleFamilies(actor), { organisationId: actor.organisationId, callerId })
  return isVisible ? { id, ref, parentName: identity?.parentName ?? '' } : { id: null, ref, parentName: '' }
}

/** Help as it is shown on the page of its own family, without saying whose. */
export const helpOf = ({ dueOn, ...item }: HelpRow) => ({
  ...item,
  type: needTypeOf(item),
  dueOn: dueOn && dayOfColumn(dueOn),
  family: null,
})

/** Help as it is shown among that of other families. */
export const helpAndFamilyOf = (actor: Actor, { family, ...item }: HelpAndFamilyRow) => ({
  ...helpOf(item),
  family: visibleFamily(actor, family),
})

export type Help = ReturnType<typeof helpOf> | ReturnType<typeof helpAndFamilyOf>
