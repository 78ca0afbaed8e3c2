/** With whom a caller can talk after a heavy call, and the request of one call. */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { withDistinctNames } from '@/domain/people/distinct-names'
import { isAwayToday } from '@/server/absences'
import { audit } from '@/server/audit'
import { auditForeignIds } from '@/server/authorize'
import { dateColumn, now, today } from '@/server/clock'
import { database, type Transaction } from '@/server/db'
import { AppError } from '@/server/errors'

/** Whom one can ask, in the order in which they are offered: a coach first. */
const talkRoles = ['coach', 'coordinator', 'caller'] as const

const others = ({ organisationId, staffId }: StaffActor) => ({
  organisationId,
  role: { in: [...talkRoles] },
  disabledAt: null,
  id: { not: staffId },
})

const openOf = ({ staffId: askedById }: StaffActor, interviewId: string) => ({
  interviewId,
  askedById,
  doneAt: null,
  cancelledAt: null,
})

/**
 * Who is there today, and whoever was asked about this call already: the form shows that choice, also when they are away by
 * now. `tests/talk-requests.test.ts` has both.
 */
const choosable = (actor: StaffActor, interviewId: string) => ({
  AND: [
    others(actor),
    {
      OR: [{ NOT: { absences: isAwayToday() } }, { talks: { some: openOf(actor, interviewId) } }],
    },
  ],
})

/** The people whom the caller can ask, without those who are away today, and who is asked about this call already. */
export const talkChoices = async (actor: StaffActor, interviewId: string) => {
  const [rows, openRequest] = await Promise.all([
    database(actor).staff.findMany({
      where: choosable(actor, interviewId),
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true, email: true, role: true },
    }),
    database(actor).talkRequest.findFirst({
      where: openOf(actor, interviewId),
      select: { withId: true },
    }),
  ])
  const people = withDistinctNames(rows, ({ email }) => email)
  return {
    people: talkRoles.flatMap((role) =>
      people.filter((person) => person.role === role).map(({ id, name }) => ({ id, name, role })),
    ),
    withId: openRequest?.withId ?? null,
  }
}

const refuseUnknownPerson = async (tx: Transaction, actor: StaffActor, id: string) => {
  const person = await tx.staff.findFirst({ where: { AND: [others(actor), { id }] }, select: { id: true } })
  auditForeignIds({ actor, verb: 'talk.request' }, [id], person ? [person] : [])
  if (!person) throw new AppError('invalid', undefined, [{ path: 'talkWith', reason: 'unknown_owner' }])
}

/** Asks somebody to talk today, or withdraws what was asked. A person has one open request for a call: asking another withdraws the first. */
export const storeTalkRequest = async (
  tx: Transaction,
  actor: StaffActor,
  interviewId: string,
  withId: string | null,
): Promise<void> => {
  const openRequest = await tx.talkRequest.findFirst({
    where: openOf(actor, interviewId),
    select: { id: true, withId: true },
  })
  if ((openRequest?.withId ?? null) === withId) return
  if (openRequest) {
    await tx.talkRequest.update({ where: { id: openRequest.id }, data: { cancelledAt: now() }, select: { id: true } })
    await audit(tx, actor, 'talk.withdraw', openRequest.id)
  }
  if (withId === null || !can(actor, 'talk.request', { begunById: actor.staffId })) return
  await refuseUnknownPerson(tx, actor, withId)
  const { id } = await tx.talkRequest.create({
    data: {
      organisationId: actor.organisationId,
      askedById: actor.staffId,
      withId,
      interviewId,
      dueOn: dateColumn(today()),
      askedAt: now(),
    },
    select: { id: true },
  })
  await audit(tx, actor, 'talk.request', id)
}
