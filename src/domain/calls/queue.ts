/**
 * The order in which a caller's families come up today: what was promised to a parent first, then what we planned; the
 * oldest day first, then the family's number. Who has no number that works
 * comes after them, and whoever was tried today at the very end. No answer enters this order.
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

/** By the day they may be called, for those whose day has not come. */
const byDay = (a: QueueEntry, b: QueueEntry) =>
  inOrder(a.step.kind === 'wait' ? a.step.from : '', b.step.kind === 'wait' ? b.step.from : '') || inOrder(a.ref, b.ref)

/** Due now, in order; and those whose day is still to come. The rest is in neither: not to be called, or nothing planned. */
export const queueOf = <Entry extends QueueEntry>(entries: readonly Entry[]): { due: Entry[]; later: Entry[] } => ({
  due: entries.filter(({ step }) => step.kind === 'call' || step.kind === 'find_number').toSorted(byTurn),
  later: entries.filter(({ step }) => step.kind === 'wait').toSorted(byDay),
})
