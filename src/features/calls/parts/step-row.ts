import 'server-only'
import { partsOfDay } from '@/domain/people/contact-preferences'
import type { StopReason } from '@/domain/calls/plan'
import { callReasons } from '@/domain/calls/planned'
import { outcomes } from '@/domain/calls/outcomes'
import { oneOf } from '@/domain/closed-lists'
import { dayOfColumn } from '@/server/clock'
import { Prisma } from '@/server/db'
import type { OpenedRow } from '@/server/sealed/opened-rows'
import { openText } from '@/server/sealed/sealed-text'

/** The columns of a step that say what is done and why. */
export const stepColumns = {
  kind: true,
  reason: true,
  notBefore: true,
  time: true,
  partsOfDay: true,
  channel: true,
  language: true,
  interpreterNeeded: true,
  startsAt: true,
  endsAt: true,
  note: true,
  waitsFor: true,
  stoppedBy: true,
  stopReason: true,
  sourceId: true,
  askedAt: true,
} satisfies Prisma.NextStepSelect

export type StepRow = OpenedRow<Prisma.NextStepGetPayload<{ select: typeof stepColumns }>>

/** A row of a statement with `stepSql`. */
export type SealedStepRow = Omit<StepRow, 'note'> & { stepId: string; note: Uint8Array }

export const openStepRow = <Row extends SealedStepRow>({ stepId, note, ...row }: Row) => ({
  ...row,
  note: openText('next_step.note', stepId, note),
})

/** The same columns in a statement of its own, of the alias `step`. */
export const stepSql = Prisma.sql`step.id as "stepId", step.kind, step.reason, step.not_before as "notBefore", step.time,
  coalesce(step.parts_of_day, '{}') as "partsOfDay", step.channel, step.language,
  step.interpreter_needed as "interpreterNeeded", step.starts_at as "startsAt", step.ends_at as "endsAt", step.note,
  step.waits_for as "waitsFor", step.stopped_by as "stoppedBy", step.stop_reason as "stopReason", step.source_id as "sourceId",
  step.asked_at as "askedAt"`

const stopReasons: readonly StopReason[] = [...outcomes, 'no_call_again']

/** A stored step as the domain and the pages take it. */
export const stepOf = ({
  reason,
  notBefore,
  partsOfDay: parts,
  startsAt,
  endsAt,
  stopReason,
  askedAt,
  ...step
}: StepRow) => ({
  ...step,
  reason: oneOf(callReasons, reason ?? undefined) ?? null,
  notBefore: notBefore && dayOfColumn(notBefore),
  partsOfDay: partsOfDay.filter((part) => parts.includes(part)),
  startsAt: startsAt?.toISOString() ?? null,
  endsAt: endsAt?.toISOString() ?? null,
  askedAt: askedAt?.toISOString() ?? null,
  stopReason: oneOf(stopReasons, stopReason ?? undefined) ?? null,
})

export type StepOfFamily = ReturnType<typeof stepOf>
