import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { undoForMs } from '@/domain/calls/outcomes'
import { contactText } from '@/domain/people/contact-point'
import { authorize } from '@/server/authorize'
import { dayOfColumn, now } from '@/server/clock'
import { database, type Prisma } from '@/server/db'
import type { ContactKind } from '@/server/generated/prisma/enums'
import { familyInScope } from '@/server/scope'

/** What came of an attempt, without who called which number. */
export const outcomeColumns = {
  id: true,
  outcome: true,
  at: true,
  day: true,
  callBackOn: true,
} satisfies Prisma.ContactAttemptSelect

type OutcomeRow = Prisma.ContactAttemptGetPayload<{ select: typeof outcomeColumns }>

export const outcomeOf = ({ day, callBackOn, ...attempt }: OutcomeRow) => ({
  ...attempt,
  day: dayOfColumn(day),
  callBackOn: callBackOn && dayOfColumn(callBackOn),
  /** Fresh enough to be taken back. */
  undoable: now().getTime() - attempt.at.getTime() < undoForMs,
})

type AttemptRow = OutcomeRow & { by: string | null; kind: ContactKind | null; value: string | null }

const attemptOf = ({ by, kind, value, ...outcome }: AttemptRow) => ({
  ...outcomeOf(outcome),
  by,
  number: kind === null || value === null ? null : contactText({ kind, value }),
})

export type Attempt = ReturnType<typeof attemptOf>

/** The latest attempts at one family that stand. */
export const attemptsOfFamily = async (actor: Actor, familyId: string): Promise<Attempt[]> => {
  await authorize(actor, 'call.read')
  const rows = await database().$queryRaw<AttemptRow[]>`
    select attempt.id, attempt.outcome, attempt.at, attempt.day, attempt.call_back_on as "callBackOn", staff.name as by,
      contact.kind, contact.value
    from contact_attempt attempt
    join family on family.id = attempt.family_id
    left join staff on staff.id = attempt.staff_id
    left join contact_point contact on contact.id = attempt.contact_point_id
    where family.id = ${familyId}::uuid and ${familyInScope(actor)} and attempt.undone_at is null
    order by attempt.at desc, attempt.id desc
    limit 20`
  return rows.map(attemptOf)
}
