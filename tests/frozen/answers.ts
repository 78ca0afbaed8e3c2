/** What one parent answers in one call: a value or a reason for none, under the keys of the instrument. */
import { generatedQuestions, type GeneratedQuestion } from './questions'
import type { Random } from './random'

export type AnswerValue = string | number | readonly string[] | readonly number[] | readonly (string | null)[]
export type GeneratedAnswer = { readonly key: string } & (
  { readonly value: AnswerValue } | { readonly missing: 'dont_know' | 'refused' }
)

/** Age of a child and the school it goes to; null where no school was named, `other` for one that is not listed. */
export type Child = { readonly age: number; readonly school: string | null }

/** How people of a town answer. */
export type Mood = {
  /** Percent of questions that get a value. */
  readonly substantive: number
  /** Percent of answers that are the first option whatever its weight: at 100 everybody says the same. */
  readonly unanimous: number
}

const isSchoolAge = ({ age }: Child) => age >= 4 && age <= 17

const several = (random: Random, options: readonly string[], exclusive: string | undefined) => {
  if (exclusive !== undefined && random.chance(20)) return [exclusive]
  const others = options.filter((option) => option !== exclusive)
  const chosen = others.filter(() => random.chance(30))
  return chosen.length > 0 ? chosen : [random.pick(others)]
}

const valueFor = (random: Random, question: GeneratedQuestion, { unanimous }: Mood): AnswerValue => {
  const first = random.chance(unanimous)
  switch (question.kind) {
    case 'choice':
      return first ? Object.keys(question.weights)[0]! : random.weighted(question.weights)
    case 'many':
      return several(random, question.options, question.exclusive)
    case 'whole':
      return first ? question.most - random.below(2) : question.least + random.below(question.most + 1 - question.least)
    case 'text':
      return random.pick(['wandelen met de kinderen', ' ', '€ 20 – "stil"'])
  }
}

/** Each question by itself, so that answers stand behind closed routes, and themes lack a text or a text its theme. */
const answerTo = (random: Random, question: GeneratedQuestion, mood: Mood): GeneratedAnswer[] => {
  const { key } = question
  if (random.chance(mood.substantive)) return [{ key, value: valueFor(random, question, mood) }]
  const missing = random.pick(['dont_know', 'refused', 'not_asked'] as const)
  return missing === 'not_asked' ? [] : [{ key, missing }]
}

const childrenAnswers = (random: Random, children: readonly Child[]): GeneratedAnswer[] => {
  const [countKnown, agesKnown, schoolsKnown] = [random.chance(92), random.chance(94), random.chance(96)]
  const count = random.chance(95) ? children.length : random.below(5)
  const schools = children.filter(isSchoolAge).map(({ school }) => school)
  return [
    ...(countKnown ? [{ key: 'children_count', value: count }] : []),
    ...(agesKnown && children.length > 0 ? [{ key: 'children_ages', value: children.map(({ age }) => age) }] : []),
    ...(schoolsKnown && schools.length > 0 ? [{ key: 'schools', value: schools }] : []),
  ]
}

export const answersIn = (
  random: Random,
  { date, children, mood }: { date: string; children: readonly Child[]; mood: Mood },
): GeneratedAnswer[] => [
  { key: 'call_date', value: date },
  { key: 'confidentiality', value: random.chance(97) ? 'yes' : 'no' },
  ...childrenAnswers(random, children),
  ...generatedQuestions.flatMap((question) => answerTo(random, question, mood)),
]
