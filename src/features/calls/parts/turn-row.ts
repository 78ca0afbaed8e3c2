import 'server-only'
import { triedFor } from '@/domain/calls/queue'
import { dayOfColumn } from '@/server/clock'
import type { Prisma } from '@/server/db'
import { stepColumns, stepOf, type StepRow } from './step-row'

/** The columns of an open step and its family by which the queue orders. They name nobody. */
export const turnColumns = {
  ...stepColumns,
  family: { select: { id: true, ref: true, lastCallDate: true, lastAttemptAt: true, listedSince: true } },
} satisfies Prisma.NextStepSelect

export type TurnFamily = Prisma.FamilyGetPayload<typeof turnColumns.family>

export const entryOf = ({ family, ...row }: StepRow & { family: TurnFamily }) => ({
  id: family.id,
  ref: family.ref,
  lastCall: family.lastCallDate && dayOfColumn(family.lastCallDate),
  silentSince: dayOfColumn(family.lastCallDate ?? family.listedSince),
  triedAt: triedFor(family.lastAttemptAt, row),
  step: stepOf(row),
})

export type Entry = ReturnType<typeof entryOf>
