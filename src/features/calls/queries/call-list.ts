import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { isDue } from '@/domain/calls/next-step'
import { turnOf, type Moment } from '@/domain/calls/queue'
import { authorize } from '@/server/authorize'
import { database, type Prisma } from '@/server/db'
import { bookedInterpreter, openBooking, type SealedBooking } from '@/server/interpreter-bookings'
import type { OpenedRow } from '@/server/sealed/opened-rows'
import { callCondition } from '../parts/call-condition'
import { presentMoment } from '../parts/moment'
import { entryOf, turnColumns } from '../parts/turn-row'
import type { CallFilter } from '../schema'

export const callsPerPage = 30

const rowColumns = {
  ...turnColumns,
  owner: { select: { id: true, name: true } },
  family: {
    select: {
      ...turnColumns.family.select,
      identity: { select: { parentName: true } },
      caller: { select: { name: true } },
    },
  },
} satisfies Prisma.NextStepSelect

type Row = OpenedRow<Prisma.NextStepGetPayload<{ select: typeof rowColumns }>>

const listedCallOf = ({ owner, ...row }: Row, interpreter: string | null, moment: Moment) => {
  const entry = entryOf(row)
  const { id, ref, step } = entry
  const { identity, caller } = row.family
  return {
    id,
    ref,
    parentName: identity?.parentName ?? '',
    ownerName: owner?.name ?? caller?.name ?? null,
    step,
    /** Who interprets at the appointment. */
    interpreter,
    /** The place in the queue of whoever calls; null for a family that is not due. */
    turn: isDue(step, moment.today) ? turnOf(entry, moment) : null,
  }
}

export type ListedCall = ReturnType<typeof listedCallOf>

/** One page of the families in the actor's scope with their next step, those that are due first come first. */
export const callList = async (actor: Actor, filter: CallFilter): Promise<{ count: number; calls: ListedCall[] }> => {
  await authorize(actor, 'call.read')
  const condition = callCondition(actor, filter)
  const [[countRow], ids] = await Promise.all([
    database(actor).$queryRaw<{ count: number }[]>`
      select count(*)::int as count from next_step step join family on family.id = step.family_id where ${condition}`,
    database(actor).$queryRaw<{ id: string; booked: SealedBooking | null }[]>`
      select step.id, ${bookedInterpreter} as booked from next_step step join family on family.id = step.family_id where ${condition}
      order by step.not_before, step.family_id
      limit ${callsPerPage} offset ${((filter.page ?? 1) - 1) * callsPerPage}`,
  ])
  const rows = await database(actor).nextStep.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    select: { id: true, ...rowColumns },
  })
  const moment = presentMoment()
  const rowOf = new Map(rows.map(({ id, ...row }) => [id, row]))
  return {
    count: countRow?.count ?? 0,
    calls: ids.flatMap(({ id, booked }) => {
      const row = rowOf.get(id)
      return row ? [listedCallOf(row, openBooking(booked)?.name ?? null, moment)] : []
    }),
  }
}
