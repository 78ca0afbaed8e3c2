import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { callReasonOf, nextStep, type NextStep } from '@/domain/calls/next-step'
import { queueOf } from '@/domain/calls/queue'
import { dateAt } from '@/domain/dates'
import { authorize } from '@/server/authorize'
import { dayOfColumn, today } from '@/server/clock'
import { database, type Prisma } from '@/server/db'
import { familyInScope } from '@/server/scope'
import { outcomeColumns, outcomeOf } from '../parts/outcome'

export const familiesPerDay = 20
const laterShown = 20
/** More families than one person can call. The limit keeps the page fast after a mistaken assignment. */
const mostFamilies = 5000

type TurnRow = {
  id: string
  ref: string
  mayCall: boolean
  lastCallDate: Date | null
  lastAttemptAt: Date | null
  openInterview: boolean
  waysToReach: number
  requestReason: string | null
  requestNotBefore: Date | null
}

/** The columns that decide the next step of each of the caller's own families. */
const turnRows = (actor: StaffActor) => database().$queryRaw<TurnRow[]>`
  select family.id, family.ref, family.may_call as "mayCall", family.last_call_date as "lastCallDate",
    family.last_attempt_at as "lastAttemptAt",
    exists (select from interview where family_id = family.id and state in ('open', 'to_be_continued')) as "openInterview",
    (select count(*)::int from contact_point where family_id = family.id and state = 'active') as "waysToReach",
    request.reason as "requestReason", request.not_before as "requestNotBefore"
  from family
  left join lateral (
    select reason, not_before from call_request
    where family_id = family.id and closed_at is null order by not_before limit 1) request on true
  where ${familyInScope(actor)} and family.caller_id = ${actor.staffId}::uuid
  limit ${mostFamilies}`

const entryOf = (row: TurnRow, day: string) => {
  const { id, ref, mayCall, openInterview, waysToReach, requestReason, requestNotBefore } = row
  const lastCall = row.lastCallDate && dayOfColumn(row.lastCallDate)
  const request =
    requestReason === null || requestNotBefore === null
      ? null
      : { reason: callReasonOf(requestReason), notBefore: dayOfColumn(requestNotBefore) }
  const triedToday = row.lastAttemptAt !== null && dateAt(row.lastAttemptAt) === day
  return {
    id,
    ref,
    lastCall,
    triedToday,
    step: nextStep({ mayCall, openInterview, waysToReach, request, lastCall }, day),
  }
}

const cardColumns = {
  id: true,
  identity: {
    select: { parentName: true, note: true, mayLeaveMessage: true, whoMayHear: true, safeHours: true },
  },
  contactPoints: {
    where: { state: 'active' },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, value: true },
  },
  callRequests: { where: { closedAt: null }, orderBy: { notBefore: 'asc' }, take: 1, select: { note: true } },
  attempts: { where: { undoneAt: null }, orderBy: { at: 'desc' }, take: 1, select: outcomeColumns },
} satisfies Prisma.FamilySelect

type CardRow = Prisma.FamilyGetPayload<{ select: typeof cardColumns }>
type Entry = ReturnType<typeof entryOf>

const cardOf = (entry: Entry, row: CardRow | undefined) => ({
  ...entry,
  identity: row?.identity ?? { parentName: '', note: '', mayLeaveMessage: null, whoMayHear: '', safeHours: '' },
  contactPoints: row?.contactPoints ?? [],
  requestNote: row?.callRequests[0]?.note ?? '',
  lastAttempt: row?.attempts[0] ? outcomeOf(row.attempts[0]) : null,
})

export type CallCard = ReturnType<typeof cardOf>
export type Planned = { id: string; ref: string; parentName: string; step: NextStep }

/**
 * A caller's own families in the order of the queue: one page of those that are due, and the first of those planned later.
 * The domain computes the order from a few columns of each family. Names and numbers are read only for the families shown.
 */
export const callerDay = async (actor: StaffActor, page: number) => {
  await authorize(actor, 'call.read')
  const day = today()
  const rows = await turnRows(actor)
  const { due, later } = queueOf(rows.map((row) => entryOf(row, day)))
  const familiesOnPage = due.slice((page - 1) * familiesPerDay, page * familiesPerDay)
  const soon = later.slice(0, laterShown)
  const details = await database().family.findMany({
    where: { id: { in: [...familiesOnPage, ...soon].map(({ id }) => id) } },
    select: cardColumns,
  })
  const detailsOf = new Map(details.map((row) => [row.id, row]))
  return {
    families: rows.length,
    dueCount: due.length,
    laterCount: later.length,
    due: familiesOnPage.map((entry) => cardOf(entry, detailsOf.get(entry.id))),
    later: soon.map(({ id, ref, step }): Planned => {
      const parentName = detailsOf.get(id)?.identity?.parentName ?? ''
      return { id, ref, step, parentName }
    }),
  }
}
