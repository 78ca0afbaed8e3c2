/**
 * A made-up town of the frozen record: schools near the threshold, families with their children, and every call with its
 * answers. Code of its own, with nothing of the product in it: the same seed is the same town, whatever becomes of `src`.
 */
import { answersIn, type Child, type GeneratedAnswer, type Mood } from './answers'
import { randomFrom, type Random } from './random'

export type TownSchool = {
  readonly ref: string
  readonly board: string
  readonly municipality: string
  /** Its board is published by block instead of by week. */
  readonly isByBlock: boolean
}

export type TownInterview = {
  readonly ref: string
  readonly family: string
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly channel: 'video' | 'phone' | 'chat' | 'email' | 'visit'
  readonly ending: 'completed' | 'broken_off'
  readonly endedAt: string
  readonly answers: readonly GeneratedAnswer[]
}

export type Town = {
  readonly schools: readonly TownSchool[]
  readonly interviews: readonly TownInterview[]
  /** Families that are erased after the second week was published. */
  readonly erased: ReadonlySet<string>
  readonly threshold: number
  readonly key: string
}

/** Monday of 2020-W12, the week before the first one that is published. */
const firstMonday = Date.UTC(2020, 2, 16)
/** W12 to W18: a week of history, the block of 2020-W13, and two weeks of the next one. */
const weekCount = 7

const dateOf = (random: Random, week: number) =>
  new Date(firstMonday + (7 * week + random.below(5)) * 86_400_000).toISOString().slice(0, 10)

const schoolsOf = (random: Random): TownSchool[] => {
  const hasSecondMunicipality = random.chance(25)
  return Array.from({ length: random.pick([1, 2, 2, 3, 3, 4]) }, (_, board) => {
    const isByBlock = random.chance(15)
    const isSplit = hasSecondMunicipality && random.chance(50)
    return Array.from({ length: 1 + random.below(3) }, (_school, school) => ({
      ref: `S${board + 1}${school + 1}`,
      board: `B${board + 1}`,
      municipality: isSplit && school > 0 ? 'M2' : 'M1',
      isByBlock,
    }))
  }).flat()
}

const childrenAt = (random: Random, school: string, schools: readonly TownSchool[]): Child[] => {
  const child = (ref: string | null): Child => ({ age: 4 + random.below(14), school: ref })
  const others = Array.from({ length: random.pick([0, 0, 1, 1, 2, 4]) }, () =>
    random.weighted({ same: 60, another: 10, other: 8, unknown: 7, young: 15 }),
  )
  const [first, ...rest] = [
    child(school),
    ...others.map((kind): Child => {
      if (kind === 'young') return { age: random.pick([0, 2, 3, 19, 22]), school: null }
      if (kind === 'another') return child(random.pick(schools).ref)
      return child(kind === 'same' ? school : kind === 'other' ? 'other' : null)
    }),
  ]
  return random.chance(50) ? [...rest, first!] : [first!, ...rest]
}

/** The weeks in which a family is called, each as often as it stands here. */
const callsOf = (random: Random, habit: 'once' | 'again' | 'always'): number[] => {
  if (habit === 'always') return Array.from({ length: weekCount }, (_, week) => week)
  const first = Number(random.weighted({ 0: 1, 1: 4, 2: 3, 3: 3, 4: 3, 5: 2, 6: 2 }))
  const again = habit === 'again' ? [Math.min(weekCount - 1, first + random.below(3))] : []
  return [first, ...again].toSorted((a, b) => a - b)
}

type Shape = { families: number; mood: Mood; again: number; always: number; erased: number; completed: number }

/** Small schools stand beside large ones, so that some figures have too few families and others are withheld for them. */
const shapeOf = (random: Random, schools: number): Shape => ({
  families: Math.min(random.pick([24, 36, 48, 60]), Math.floor(300 / schools)),
  mood: { substantive: random.pick([60, 85, 96]), unanimous: random.pick([0, 30, 60, 90, 98]) },
  again: random.pick([0, 20, 50]),
  always: random.pick([0, 0, 10, 50]),
  erased: random.pick([0, 0, 8, 25]),
  completed: random.pick([85, 95]),
})

export const townOf = (seed: number): Town => {
  const random = randomFrom(seed)
  const schools = schoolsOf(random)
  const shape = shapeOf(random, schools.length)
  const erased = new Set<string>()
  const interviews: TownInterview[] = []
  for (const school of schools) {
    const families = Math.ceil((shape.families * random.pick([15, 15, 60, 100, 140])) / 100)
    for (let index = families; index > 0; index--) {
      const family = `${school.ref}.${index}`
      const children = random.chance(3) ? [] : childrenAt(random, school.ref, schools)
      const habit = random.chance(shape.always) ? 'always' : random.chance(shape.again) ? 'again' : 'once'
      if (random.chance(shape.erased)) erased.add(family)
      for (const week of callsOf(random, habit)) {
        const date = dateOf(random, week)
        interviews.push({
          ref: `N${String(interviews.length + 1).padStart(5, '0')}`,
          family,
          date,
          channel: random.weighted({ video: 35, phone: 45, chat: 8, email: 4, visit: 8 }),
          ending: random.chance(shape.completed) ? 'completed' : 'broken_off',
          endedAt: `${date}T${String(8 + random.below(12)).padStart(2, '0')}:00:00Z`,
          answers: answersIn(random, { date, children, mood: shape.mood }),
        })
      }
    }
  }
  return { schools, interviews, erased, threshold: random.pick([10, 10, 10, 12]), key: `key of town ${seed}` }
}
