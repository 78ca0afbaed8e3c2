/**
 * Orders the families that a caller calls today: first what was promised to a parent, then what we planned, then families
 * without a working number, and last those that were already tried today. Within each group the oldest day comes first, then
 * the family's number. No answer of a parent affects the order.
 */
import type { CallReason, NextStep } from './next-step'

export type QueueEntry = { ref: string; step: NextStep; triedToday: boolean }

const promisedReasons: readonly CallReason[] = ['asked_for', 'call_back', 'broken_off']

const inOrder = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0)

const rankOf = ({ ref, step, triedToday }: QueueEntry): readonly (string | number)[] => {
  const planned = step.kind === 'call' || step.kind === 'wait'
  const promise = planned && promisedReasons.includes(step.reason)
  const turn = promise ? 0 : planned ? 1 : 2
  return [triedToday ? 1 : 0, turn, planned ? (step.from ?? '9999') : '9999', ref]
}

/** Negative when `a` comes first. */
export const byTurn = (a: QueueEntry, b: QueueEntry): number => {
  const [rankOfLeft, right] = [rankOf(a), rankOf(b)]
  for (const [index, part] of rankOfLeft.entries()) {
    const order = inOrder(part, right[index] ?? '')
    if (order !== 0) return order
  }
  return 0
}

/** Orders families that wait by the day from which they may be called, then by number. */
const byDay = (a: QueueEntry, b: QueueEntry) =>
  inOrder(a.step.kind === 'wait' ? a.step.from : '', b.step.kind === 'wait' ? b.step.from : '') || inOrder(a.ref, b.ref)

/**
 * Splits families into those to call today and those to call later. Families that may not be called or have no plan are in
 * neither.
 */
export const queueOf = <Entry extends QueueEntry>(entries: readonly Entry[]): { due: Entry[]; later: Entry[] } => ({
  due: entries.filter(({ step }) => step.kind === 'call' || step.kind === 'find_number').toSorted(byTurn),
  later: entries.filter(({ step }) => step.kind === 'wait').toSorted(byDay),
})
