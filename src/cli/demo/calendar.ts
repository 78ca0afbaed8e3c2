/**
 * The dates of all calls: eight whole weeks of 50 to 60 interviews and the days of this week, each by the family's own
 * caller, never two at once; and the attempts that reached nobody. First calls follow the list, repeat calls follow what was
 * agreed.
 */
import type { Outcome } from '@/domain/calls/outcomes'
import { addDays } from '@/domain/dates'
import { addWeeks, mondayOf, type Week } from '@/domain/figures/week'
import type { DemoFamily } from './families'
import type { Random } from './random'

/** `until` is the last whole week; `today` is the last day that can have calls, on or after its Sunday. */
export type DemoPeriod = { until: Week; today: string }

export type Call = {
  family: DemoFamily
  day: string
  /** Minutes after midnight in Amsterdam. */
  start: number
  minutes: number
  /** From 0 in the first week to 1 in the last: answers slowly get a little lighter. */
  progress: number
  /** The number of earlier interviews of this family. */
  earlier: number
}

export type Try = {
  family: DemoFamily
  day: string
  start: number
  outcome: Outcome
}

export type DemoCalendar = { calls: Call[]; tries: Try[] }

/** Holds the call and returns after how many days the next one is agreed, or null when there is none. */
export type Conversation = (call: Call) => number | null

export const wholeWeeks = 8
const firstShare = [1, 0.86, 0.7, 0.56, 0.45, 0.36, 0.3, 0.25, 0.22]
const neverReached = 20

const dayWeights = { 0: 21, 1: 24, 2: 17, 3: 22, 4: 14, 5: 2 }

/** The day from which a family may be called again, and its number of interviews. */
type Due = Map<DemoFamily, { from: string; earlier: number }>

const longestDue = (due: Due, monday: string) =>
  [...due.entries()]
    .filter(([, { from }]) => from <= addDays(monday, 5))
    .toSorted(([a, x], [b, y]) => (x.from < y.from ? -1 : x.from > y.from ? 1 : a.ref < b.ref ? -1 : 1))
    .map(([family]) => family)

const openings = { 550: 56, 795: 27, 1115: 17 }
const openingToday = 8 * 60 + 20
const latestStart = 20 * 60

/**
 * Finds a caller's next free moment on a day, from the morning, the afternoon or the evening. On the last day all calls
 * start in the morning, since the rest of it may still be to come.
 */
const agendaOf = (random: Random, today: string) => {
  const busyUntil = new Map<string, number>()
  const next = (key: string, opening: number, pause: number, minutes: number) => {
    const start = (busyUntil.get(key) ?? opening) + pause
    if (start > latestStart) return null
    busyUntil.set(key, start + minutes)
    return start
  }
  return (caller: string, day: string, minutes: number) => {
    const key = `${caller} ${day}`
    const opening = Number(random.weighted(openings))
    const pause = random.between(5, 35)
    const start = next(key, day === today ? openingToday : opening, pause, minutes)
    // A caller whose evening is full gets a call early in the morning.
    return start ?? next(`${key} early`, openingToday, pause, minutes) ?? latestStart
  }
}

const triesBefore = (random: Random, { family, day, start }: Call, monday: string): Try[] => {
  const failed = Number(random.weighted({ 0: 58, 1: 29, 2: 13 }))
  const inVain = Array.from({ length: failed }, (_, index): Try => {
    const on = addDays(day, -random.between(1, 2))
    return { family, day: on < monday ? monday : on, start: 9 * 60 + index * 11, outcome: 'no_answer' }
  })
  return random.chance(0.6) ? [...inVain, { family, day, start: start - 1, outcome: 'reached' }] : inVain
}

/** A handful of attempts each week reach nobody: no answer, a dead number, or a request to call another day. */
const triesInVain = (
  random: Random,
  candidates: readonly DemoFamily[],
  monday: string,
  earlierTries: readonly Try[],
) => {
  const deadNumberFamilies = new Set(
    earlierTries.filter(({ outcome }) => outcome === 'number_dead').map(({ family }) => family),
  )
  return random
    .shuffled(candidates.filter((family) => !deadNumberFamilies.has(family)))
    .slice(0, random.between(7, 12))
    .map((family): Try => ({
      family,
      day: addDays(monday, random.between(0, 4)),
      start: random.between(9 * 60, 19 * 60),
      outcome: random.weighted({ no_answer: 71, callback_asked: 24, number_dead: 5 }),
    }))
}

const attemptUntil = (attempt: Try, today: string): Try =>
  attempt.day === today ? { ...attempt, start: openingToday + (attempt.start % 90) } : attempt

export const demoCalendar = (
  random: Random,
  families: readonly DemoFamily[],
  period: DemoPeriod,
  talk: Conversation,
): DemoCalendar => {
  const listedFamilies = random.shuffled(families.filter(({ callerEmail }) => callerEmail !== ''))
  const silent = listedFamilies.splice(0, neverReached)
  const due: Due = new Map()
  const startOf = agendaOf(random, period.today)
  const calls: Call[] = []
  const tries: Try[] = []

  const chosenFor = (monday: string, index: number) => {
    const wanted = random.between(51, 59)
    const firsts = Math.min(listedFamilies.length, Math.round(wanted * (firstShare[index] ?? 0)))
    const repeats = longestDue(due, monday).slice(0, wanted - firsts)
    return random.shuffled([...repeats, ...listedFamilies.splice(0, wanted - repeats.length)])
  }

  const call = (family: DemoFamily, monday: string, index: number) => {
    const day = addDays(monday, Number(random.weighted(dayWeights)))
    const earlier = due.get(family)?.earlier ?? 0
    if (day > period.today) {
      if (earlier === 0) listedFamilies.unshift(family)
      return
    }
    const minutes = random.between(21, 54)
    const start = startOf(family.callerEmail, day, minutes)
    const call: Call = { family, day, start, minutes, earlier, progress: index / wholeWeeks }
    calls.push(call)
    tries.push(...triesBefore(random, call, monday))
    const days = talk(call)
    if (days === null) due.delete(family)
    else due.set(family, { from: addDays(day, days), earlier: earlier + 1 })
  }

  for (let index = 0; index <= wholeWeeks; index += 1) {
    const monday = mondayOf(addWeeks(period.until, index - wholeWeeks + 1))
    for (const family of chosenFor(monday, index)) call(family, monday, index)
    const inVain = triesInVain(random, [...silent, ...listedFamilies], monday, tries)
    tries.push(...inVain.map((attempt) => attemptUntil(attempt, period.today)).filter(({ day }) => day <= period.today))
  }
  return { calls, tries }
}
