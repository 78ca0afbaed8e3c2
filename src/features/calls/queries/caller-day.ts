import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { callReasonOf, nextStep, type NextStep } from '@/domain/calls/next-step'
import { queueOf } from '@/domain/calls/queue'
import { authorize } from '@/server/authorize'
import { dayOf, dayOfColumn, today } from '@/server/clock'
import { database, type Prisma } from '@/server/db'
import { familyScope } from '@/server/scope'
import { attemptColumns, attemptOf } from './attempts'

export const familiesPerDay = 20
const laterShown = 20
/** More families than one person can call; keeps a mistaken assignment from costing the page. */
const mostFamilies = 5000

const turnColumns = {
  id: true,
  ref: true,
  mayCall: true,
  lastCallDate: true,
  lastAttemptAt: true,
  callRequests: {
    where: { closedAt: null },
    orderBy: { notBefore: 'asc' },
    take: 1,
    select: { reason: true, notBefore: true },
  },
  interviews: { where: { state: { in: ['open', 'to_be_continued'] } }, take: 1, select: { id: true } },
  contactPoints: { where: { state: 'active' }, take: 1, select: { id: true } },
} satisfies Prisma.FamilySelect

type TurnRow = Prisma.FamilyGetPayload<{ select: typeof turnColumns }>

const entryOf = (row: TurnRow, day: string) => {
  const [request] = row.callRequests
  const facts = {
    mayCall: row.mayCall,
    openInterview: row.interviews.length > 0,
    waysToReach: row.contactPoints.length,
    request: request ? { reason: callReasonOf(request.reason), notBefore: dayOfColumn(request.notBefore) } : null,
    lastCall: row.lastCallDate && dayOfColumn(row.lastCallDate),
  }
  const triedToday = row.lastAttemptAt !== null && dayOf(row.lastAttemptAt) === day
  return { id: row.id, ref: row.ref, lastCall: facts.lastCall, triedToday, step: nextStep(facts, day) }
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
  attempts: { where: { undoneAt: null }, orderBy: { at: 'desc' }, take: 1, select: attemptColumns },
} satisfies Prisma.FamilySelect

type CardRow = Prisma.FamilyGetPayload<{ select: typeof cardColumns }>
type Entry = ReturnType<typeof entryOf>

const cardOf = (entry: Entry, row: CardRow | undefined) => ({
  ...entry,
  identity: row?.identity ?? { parentName: '', note: '', mayLeaveMessage: null, whoMayHear: '', safeHours: '' },
  contactPoints: row?.contactPoints ?? [],
  requestNote: row?.callRequests[0]?.note ?? '',
  lastAttempt: row?.attempts[0] ? attemptOf(row.attempts[0]) : null,
})

export type CallCard = ReturnType<typeof cardOf>
export type Planned = { id: string; ref: string; parentName: string; step: NextStep }

/**
 * A caller's own families in the order of the queue: one page of those due, and the first of those still to come. The order
 * is the domain's, over a few columns of each; names and numbers are read for what is shown.
 */
export const callerDay = async (actor: StaffActor, page: number) => {
  await authorize(actor, 'call.read')
  const day = today()
  const rows = await database().family.findMany({
    where: { ...familyScope(actor), callerId: actor.staffId },
    take: mostFamilies,
    select: turnColumns,
  })
  const { due, later } = queueOf(rows.map((row) => entryOf(row, day)))
  const shown = due.slice((page - 1) * familiesPerDay, page * familiesPerDay)
  const soon = later.slice(0, laterShown)
  const details = await database().family.findMany({
    where: { id: { in: [...shown, ...soon].map(({ id }) => id) } },
    select: cardColumns,
  })
  const detailsOf = new Map(details.map((row) => [row.id, row]))
  return {
    families: rows.length,
    dueCount: due.length,
    laterCount: later.length,
    due: shown.map((entry) => cardOf(entry, detailsOf.get(entry.id))),
    later: soon.map(({ id, ref, step }): Planned => {
      const parentName = detailsOf.get(id)?.identity?.parentName ?? ''
      return { id, ref, step, parentName }
    }),
  }
}
