/**
 * Answers and interviews for tests: `said` writes down the few that a rule is about, the arbitraries make any that the
 * instrument allows. Small families, few weeks and few schools on purpose, so that rules collide. Knows no figures.
 */
import fc from 'fast-check'
import type { Answer, Answers, AnswerValue } from '@/domain/instrument/answer'
import { channels, choosers, endings } from '@/domain/instrument/call-details'
import type { Item, ItemKey } from '@/domain/instrument/keys'
import { instruments, instrumentWith, latestInstrument, type Instrument } from '@/domain/instrument/instrument'
import type { OwnQuestion } from '@/domain/instrument/own-questions'
import { spokenMissingReasons, type SpokenMissingReason } from '@/domain/instrument/definition'
import type { EndedInterview } from '@/domain/figures/interview-fact'

type Said = { [key in ItemKey]?: AnswerValue }
type Missing = { [key in ItemKey]?: SpokenMissingReason }

/** Stored answers: what was said, and where there is a reason why nothing was. */
export const said = (values: Said, missing: Missing = {}): Answers => ({
  ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { value, missing: null }])),
  ...Object.fromEntries(Object.entries(missing).map(([key, reason]) => [key, { value: null, missing: reason }])),
})

/** A completed interview by video with confidentiality explained; `answers` on top. */
export const interview = (about: Partial<EndedInterview> = {}, answers: Answers = {}): EndedInterview => ({
  ref: 'I1',
  familyRef: 'F1',
  instrument: latestInstrument,
  callDate: '2020-04-01',
  channel: 'video',
  chosenBy: 'parent',
  ended: 'completed',
  endedAt: new Date('2020-04-01T10:00:00Z'),
  answers: { ...said({ confidentiality: 'yes' }), ...answers },
  ...about,
})

const schoolRefs = ['S1', 'S2', 'S3']

const manyOf = (options: readonly string[], exclusive?: string): fc.Arbitrary<readonly string[]> => {
  const others = fc.subarray(
    options.filter((option) => option !== exclusive),
    { minLength: 1 },
  )
  return exclusive ? fc.oneof({ weight: 4, arbitrary: others }, fc.constant([exclusive])) : others
}

const arbitraryValue = (item: Item): fc.Arbitrary<AnswerValue> => {
  switch (item.kind) {
    case 'date':
      return fc.constantFrom('2020-03-30', '2020-04-05', '2020-12-31')
    case 'choice':
      return item.key === 'confidentiality'
        ? fc.oneof({ weight: 9, arbitrary: fc.constant('yes') }, fc.constant('no'))
        : fc.constantFrom(...item.options)
    case 'many':
      return manyOf(item.options, item.exclusive)
    case 'languages':
      return manyOf([...item.options, 'fr', 'zh-Hant', 'pt-BR'])
    case 'number':
      return fc.integer({ min: item.min, max: Math.min(item.max, 6) })
    case 'grade':
      return fc.integer({ min: 1, max: 10 })
    case 'ages':
      return fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 5 })
    case 'schools':
      return fc.array(fc.constantFrom(...schoolRefs, 'other', null), { minLength: 1, maxLength: 4 })
    case 'text':
      return fc.constantFrom('wandelen met de kinderen', ' ', '€ 20 – "stil"')
    default:
      return item satisfies never
  }
}

const arbitraryAnswer = (item: Item): fc.Arbitrary<Answer | undefined> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...spokenMissingReasons).map((missing) => ({ value: null, missing })) },
    { weight: 6, arbitrary: arbitraryValue(item).map((value) => ({ value, missing: null })) },
  )

const answersOf = ({ items }: Instrument): fc.Arbitrary<Answers> =>
  fc.record(Object.fromEntries(items.map((item) => [item.key, arbitraryAnswer(item)])))

/** Any answers that can be in store, also behind closed routes. */
export const arbitraryAnswers: fc.Arbitrary<Answers> = answersOf(latestInstrument)

const interviewOf = (instrument: Instrument): fc.Arbitrary<Omit<EndedInterview, 'ref'>> =>
  fc.record({
    familyRef: fc.constantFrom('F1', 'F2', 'F3', 'F4', 'F5'),
    instrument: fc.constant(instrument),
    callDate: fc.constantFrom('2020-03-29', '2020-03-30', '2020-04-01', '2020-04-05', '2020-04-06'),
    channel: fc.constantFrom(...channels),
    chosenBy: fc.constantFrom(...choosers),
    ended: fc.constantFrom(...endings),
    endedAt: fc.constantFrom(new Date('2020-04-06T10:00:00Z'), new Date('2020-04-06T11:00:00Z')),
    answers: answersOf(instrument),
  })

const arbitraryInterview = interviewOf(latestInstrument)
/** Of any version that the program knows. */
const interviewOfAnyVersion = fc.oneof(...instruments.map(interviewOf))

const withRefs = (all: readonly Omit<EndedInterview, 'ref'>[]): EndedInterview[] =>
  all.map((one, index) => ({ ...one, ref: `I${index + 1}` }))

/** A small history of a few families, held with one version; refs are unique, everything else may be equal. */
export const interviewsOf = (instrument: Instrument): fc.Arbitrary<EndedInterview[]> =>
  fc.array(interviewOf(instrument), { maxLength: 12 }).map(withRefs)

export const arbitraryInterviews: fc.Arbitrary<EndedInterview[]> = interviewsOf(latestInstrument)

/** Such a history in which each interview has a version of its own. */
export const interviewsOfAnyVersion: fc.Arbitrary<EndedInterview[]> = fc
  .array(interviewOfAnyVersion, { minLength: 8, maxLength: 14 })
  .map(withRefs)

const inOneWeek = (all: readonly Omit<EndedInterview, 'ref'>[], families = 10): EndedInterview[] =>
  withRefs(all).map((one, index) => ({
    ...one,
    familyRef: `F${index % families}`,
    callDate: '2020-04-01',
    answers: { ...one.answers, confidentiality: { value: 'yes', missing: null } },
  }))

/** One week of up to ten families, whose interviews all count: enough for figures on both sides of the least number. */
export const arbitraryWeek: fc.Arbitrary<EndedInterview[]> = fc
  .array(arbitraryInterview, { maxLength: 14 })
  .map((all) => inOneWeek(all))

const small = { minLength: 6, maxLength: 14 }
/** Of thirty families: enough for figures of a board and of a school on both sides of the least number. */
const large = { minLength: 30, maxLength: 34 }
const inOneLargeWeek = (all: readonly Omit<EndedInterview, 'ref'>[]) => inOneWeek(all, 30)

/** A week of few families, or of thirty, for tables by school. */
export const weekAtSchools: fc.Arbitrary<EndedInterview[]> = fc.oneof(
  arbitraryWeek,
  fc.array(arbitraryInterview, large).map(inOneLargeWeek),
)

export const weekOfAnyVersion: fc.Arbitrary<EndedInterview[]> = fc.oneof(
  fc.array(interviewOfAnyVersion, small).map((all) => inOneWeek(all)),
  fc.array(interviewOfAnyVersion, large).map(inOneLargeWeek),
)

/** A week in which each interview also has these own questions. */
export const weekWithOwnQuestions = (ownQuestions: readonly OwnQuestion[]): fc.Arbitrary<EndedInterview[]> => {
  const { items } = instrumentWith(latestInstrument.version, ownQuestions)
  const ownItems = items.filter(({ key }) => ownQuestions.some((question) => question.key === key))
  const ownAnswers = fc.record(Object.fromEntries(ownItems.map((item) => [item.key, arbitraryAnswer(item)])))
  return fc
    .array(fc.tuple(arbitraryInterview, ownAnswers), small)
    .map((all) =>
      inOneWeek(all.map(([one, answers]) => ({ ...one, ownQuestions, answers: { ...one.answers, ...answers } }))),
    )
}
