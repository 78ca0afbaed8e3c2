import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { undoForMs } from '@/domain/calls/outcomes'
import { contactText } from '@/domain/people/contact-point'
import { authorize } from '@/server/authorize'
import { dayOfColumn, now } from '@/server/clock'
import { database, type Prisma } from '@/server/db'
import { familyScope } from '@/server/scope'

export const attemptColumns = {
  id: true,
  outcome: true,
  at: true,
  day: true,
  callBackOn: true,
  staff: { select: { name: true } },
  contactPoint: { select: { kind: true, value: true } },
} satisfies Prisma.ContactAttemptSelect

type AttemptRow = Prisma.ContactAttemptGetPayload<{ select: typeof attemptColumns }>

export const attemptOf = ({ day, callBackOn, staff, contactPoint, ...attempt }: AttemptRow) => ({
  ...attempt,
  day: dayOfColumn(day),
  callBackOn: callBackOn && dayOfColumn(callBackOn),
  by: staff?.name ?? null,
  number: contactPoint && contactText(contactPoint),
  /** Fresh enough to be taken back. */
  undoable: now().getTime() - attempt.at.getTime() < undoForMs,
})

export type Attempt = ReturnType<typeof attemptOf>

/** The latest attempts at one family that stand. */
export const attemptsOfFamily = async (actor: Actor, familyId: string): Promise<Attempt[]> => {
  await authorize(actor, 'call.read')
  const rows = await database().contactAttempt.findMany({
    where: { familyId, undoneAt: null, organisationId: actor.organisationId, family: familyScope(actor) },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 20,
    select: attemptColumns,
  })
  return rows.map(attemptOf)
}
