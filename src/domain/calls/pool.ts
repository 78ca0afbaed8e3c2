/**
 * Orders the families that one person may be given: their own, and those of the pool, which wait for somebody to call them.
 * Whom a caller knows and understands is preferred and nothing is forced: a family without any match is given as well. No
 * answer of a parent orders anything.
 */
import { byTurn, turnOf, turns, type Moment, type QueueEntry, type Turn } from './queue'

export type PoolEntry = QueueEntry & {
  /** The family is one of the caller's own. */
  readonly isOwn: boolean
  /** The caller made the last call with this family. */
  readonly calledBefore: boolean
  /** The caller speaks a language in which the family can be called. Null: no such language is known. */
  readonly speaksLanguage: boolean | null
  /** The family has an interpreter: by name, of the register at an earlier call, or booked; and its parent wants one. */
  readonly hasInterpreter: boolean
}

/** What can wait until after the families of the pool: these parents want another time of the day, or were tried today. */
const canWait: readonly Turn[] = ['agreed_later', 'suits_later', 'tried_today']

/** Whoever speaks the family's language comes first, then who does not and can call with its interpreter. */
const languageRank = ({ speaksLanguage, hasInterpreter }: PoolEntry): number => {
  if (speaksLanguage !== false) return 0
  return hasInterpreter ? 1 : 2
}

const rankOf = (entry: PoolEntry, moment: Moment): readonly number[] => {
  const turn = turnOf(entry, moment)
  const waits = canWait.includes(turn)
  return [
    Number(waits),
    turn === 'agreed_time' || turn === 'promised' ? turns.indexOf(turn) : turns.length,
    Number(!entry.isOwn),
    Number(!entry.calledBefore),
    languageRank(entry),
  ]
}

const compare = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((rank, index) => rank !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

/** Negative when `a` is given first. */
export const byClaim =
  (moment: Moment) =>
  (a: PoolEntry, b: PoolEntry): number =>
    compare(rankOf(a, moment), rankOf(b, moment)) || byTurn(moment)(a, b)
