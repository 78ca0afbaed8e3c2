import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { visibleFamilies } from '@/domain/access/family'
import { isInScope } from '@/domain/access/scope'
import { answersByCall } from '@/domain/calls/follow-up'
import { dateAt } from '@/domain/dates'
import { dayOfColumn } from '@/server/clock'
import type { Prisma } from '@/server/db'
import { needTypeOf } from '@/server/need-type'
import { holderColumns, holdersOf } from '@/server/scope'
import type { OpenedRow } from '@/server/sealed/opened-rows'

/** More answers about one item than anybody reads. */
export const mostFollowUps = 20

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
  owner: { select: { id: true, name: true, disabledAt: true } },
  followUps: {
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
    take: mostFollowUps,
    select: { interviewId: true, result: true, note: true, askedAt: true },
  },
} satisfies Prisma.HelpItemSelect

export const helpAndFamilyColumns = {
  ...helpColumns,
  family: { select: { id: true, ref: true, ...holderColumns, identity: { select: { parentName: true } } } },
} satisfies Prisma.HelpItemSelect

type HelpRow = OpenedRow<Prisma.HelpItemGetPayload<{ select: typeof helpColumns }>>
export type HelpAndFamilyRow = OpenedRow<Prisma.HelpItemGetPayload<{ select: typeof helpAndFamilyColumns }>>

/** The family of the help. For a family outside the actor's scope it has only the number. */
const visibleFamily = (actor: Actor, { id, ref, identity, ...holders }: HelpAndFamilyRow['family']) => {
  const { organisationId } = actor
  const isVisible = isInScope(visibleFamilies(actor), { organisationId, ...holdersOf(holders) })
  return isVisible ? { id, ref, parentName: identity?.parentName ?? '' } : { id: null, ref, parentName: '' }
}

/** Help as the page of its family shows it, without naming the family. */
export const helpOf = ({ dueOn, followUps, ...item }: HelpRow) => ({
  ...item,
  type: needTypeOf(item),
  dueOn: dueOn && dayOfColumn(dueOn),
  /** What the parent said about it in later calls, the newest first. */
  followUps: answersByCall(followUps).map(({ result, note, askedAt }) => ({ result, note, on: dateAt(askedAt) })),
  family: null,
})

/** Help as a list of several families shows it, with its family. */
export const helpAndFamilyOf = (actor: Actor, { family, ...item }: HelpAndFamilyRow) => ({
  ...helpOf(item),
  family: visibleFamily(actor, family),
})

export type Help = ReturnType<typeof helpOf> | ReturnType<typeof helpAndFamilyOf>
