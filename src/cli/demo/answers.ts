/**
 * The answers of a family in one call: from its standing, a little noise, and earlier answers of the same call, in the
 * instrument's order and along its routes. Some questions are not asked, not known or refused, and some calls break off.
 */
import { answerAt, type Answer, type Answers, type AnswerValue } from '@/domain/instrument/answer'
import type { Item } from '@/domain/instrument/keys'
import { demoInstrument } from './demo-instrument'
import { isApplicable, isSchoolAge, schoolAgeChildrenOf } from '@/domain/instrument/routing'
import type { Call } from './calendar'
import { weightedKeys, type Random } from './random'
import type { Talk } from './talk'
import { freeAnswers } from './free-answers'

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

/** The family's standing in one aspect today, from 0 (light) to 1 (heavy). */
const standingToday = ({ random, call }: Talk, aspect: string, shift = 0) =>
  clamp(call.family.standing(aspect) + random.normal() * 0.07 - call.progress * 0.05 + shift, 0, 0.999)

/** The first option whose bound lies above the family's share. */
const along = (share: number, bounds: Readonly<Record<string, number>>): string | null =>
  Object.entries(bounds).find(([, bound]) => share < bound)?.[0] ?? null

const yesPartlyNo = (yes: number, partly: number) => ({ yes, partly: yes + partly, no: 1 })

const isChosen = (answers: Answers, key: string, ...options: string[]) =>
  options.includes(String(answerAt(answers, key)?.value))
const schoolAges = ({ call }: Talk) => call.family.children.map(({ age }) => age).filter(isSchoolAge)
const speaks = ({ call }: Talk, language: string) => call.family.languages.includes(language)

const choices: Readonly<Record<string, (talk: Talk) => string | null>> = {
  confidentiality: () => 'yes',
  enough_room: (talk) =>
    along(standingToday(talk, 'room', (talk.call.family.children.length - 2.2) * 0.1), yesPartlyNo(0.56, 0.26)),
  school_contact: (talk) => along(standingToday(talk, 'school'), { good: 0.41, little: 0.8, none: 1 }),
  school_letters: (talk) =>
    along(
      standingToday(talk, 'letters', speaks(talk, 'nl') ? (talk.call.family.languages.length === 1 ? -0.2 : 0) : 0.22),
      yesPartlyNo(0.63, 0.24),
    ),
  homework_at_home: (talk) =>
    talk.random.chance(schoolAges(talk).every((age) => age < 6) ? 0.5 : 0.03)
      ? 'no_homework'
      : along(standingToday(talk, 'homework'), yesPartlyNo(0.56, 0.3)),
  homework_help: (talk) =>
    talk.random.chance(schoolAges(talk).every((age) => age > 14) ? 0.4 : 0.03)
      ? 'not_needed'
      : along(
          standingToday(talk, 'help', isChosen(talk.answers, 'school_letters', 'no') ? 0.12 : 0),
          yesPartlyNo(0.745, 0.17),
        ),
  daily_routine: (talk) => along(standingToday(talk, 'routine'), yesPartlyNo(0.38, 0.35)),
  internet: (talk) => along(standingToday(talk, 'internet'), yesPartlyNo(0.7, 0.22)),
  devices_working: (talk) => along(standingToday(talk, 'working'), yesPartlyNo(0.8, 0.15)),
  worries: (talk) => along(standingToday(talk, 'worries'), { no: 0.26, partly: 0.63, yes: 1 }),
  worries_about_others: (talk) => along(standingToday(talk, 'others'), { no: 0.5, yes: 1 }),
  rules_clear: (talk) => along(standingToday(talk, 'rules'), yesPartlyNo(0.5, 0.33)),
  money_for_groceries: (talk) => along(standingToday(talk, 'money'), yesPartlyNo(0.61, 0.27)),
  enough_support: (talk) => along(standingToday(talk, 'support'), yesPartlyNo(0.38, 0.34)),
  supporters: (talk) => along(standingToday(talk, 'support', -0.05), { yes: 0.64, no: 1 }),
  can_we_help: (talk) => (talk.random.chance(isChosen(talk.answers, 'needs', 'nothing') ? 0.1 : 0.46) ? 'yes' : 'no'),
  may_call_again: (talk) => (talk.random.chance(0.92) ? 'yes' : 'no'),
  may_call_again_how_often: ({ random }) => random.weighted({ weekly: 13, two_weekly: 26, monthly: 46, once: 15 }),
  may_call_again_reason: ({ random }) => random.weighted({ going_well: 70, other: 30 }),
}

const topics = (talk: Talk) => ({
  health: 18,
  falling_behind: isChosen(talk.answers, 'homework_help', 'no', 'partly') ? 40 : 16,
  language: speaks(talk, 'nl') ? 4 : 14,
  money: isChosen(talk.answers, 'money_for_groceries', 'no', 'partly') ? 40 : 16,
  screen_time_or_boredom: 26,
  tension_at_home: talk.call.family.strain > 0.8 ? 24 : 7,
  work_or_benefit: 14,
  other: 6,
})

const lists: Readonly<Record<string, (talk: Talk) => string[]>> = {
  home_languages: ({ call }) => [...call.family.languages],
  household_others: ({ random, call }) => {
    const share = call.family.standing('household')
    const also = share > 0.93 ? ['grandparent'] : share > 0.88 ? ['other_family'] : share > 0.86 ? ['others'] : []
    const options = [...(call.family.hasPartner ? ['partner'] : []), ...also]
    return options.length > 0 && !random.chance(0.01) ? options : ['nobody']
  },
  school_contact_via: ({ random }) =>
    weightedKeys(random, { class_app: 50, teacher: 42, phone: 22, email: 26, other: 4 }, 2),
  homework_missing: (talk) =>
    weightedKeys(
      talk.random,
      {
        school_contact: 10,
        too_difficult: 34,
        time_or_calm: 30,
        language: isChosen(talk.answers, 'school_letters', 'yes') ? 4 : 44,
        device_or_internet: 16,
        other: 5,
      },
      2,
    ),
  worries_topics: (talk) => weightedKeys(talk.random, topics(talk), 3),
  worries_about_others_who: (talk) =>
    weightedKeys(
      talk.random,
      {
        family_here: 40,
        family_abroad: talk.call.family.languages.length > 1 ? 55 : 8,
        friends_or_neighbours: 18,
        other: 4,
      },
      2,
    ),
  doing_for_others: ({ random }) =>
    random.chance(0.8) ? ['nothing_now'] : weightedKeys(random, { help_neighbours: 50, groceries: 38, other: 18 }, 2),
  supporters_who: ({ random }) =>
    weightedKeys(
      random,
      { family: 66, friends: 40, neighbours: 30, faith_group: 16, school: 9, professional: 12, other: 4 },
      3,
    ),
  may_call_again_channel: ({ random }) =>
    weightedKeys(random, { phone: 60, video: 36, chat: 9, email: 5, visit: 8 }, random.chance(0.25) ? 2 : 1),
  may_call_again_part_of_day: ({ random }) =>
    weightedKeys(random, { morning: 42, afternoon: 36, evening: 30 }, random.chance(0.2) ? 2 : 1),
}

const grade = (talk: Talk, middle: number, weight: number) => {
  const { random, call } = talk
  return clamp(Math.round(middle - weight * call.family.strain + random.normal() * 0.85 + call.progress * 0.3), 1, 10)
}

const schoolRefs = (talk: Talk): (string | null)[] =>
  talk.call.family.children
    .filter(({ age }) => isSchoolAge(age))
    .map(({ schoolRef, age }) => schoolRef ?? (age % 2 === 0 ? 'other' : null))

const answerMakers: Readonly<Record<string, (talk: Talk) => AnswerValue>> = {
  call_date: ({ call }) => call.day,
  children_count: ({ call }) => call.family.children.length,
  children_ages: ({ call }) => call.family.children.map(({ age }) => age),
  devices: (talk) => {
    const children = schoolAgeChildrenOf(talk.answers) ?? 1
    return clamp(Math.round(children * (1.3 - standingToday(talk, 'devices') * 1.15)), 0, 6)
  },
  schools: schoolRefs,
  grade_parent: (talk) => grade(talk, 6.75, 1.05),
  grade_children: (talk) => grade(talk, 7.1, 0.8),
}

const valueOf = (item: Item, talk: Talk): AnswerValue | null =>
  choices[item.key]?.(talk) ?? lists[item.key]?.(talk) ?? answerMakers[item.key]?.(talk) ?? freeAnswers(item.key, talk)

/** A missing answer, or null for a question that is passed over; about how many in a thousand is set for each question. */
const missingAnswerFor = (key: string, random: Random): Answer | null | undefined => {
  if (key === 'call_date' || key === 'confidentiality' || demoInstrument.questionOf(key)?.key !== key) return undefined
  const outcome = random.weighted({
    not_asked: ['keeps_going', 'needs', 'rules_clear'].includes(key) ? 55 : 24,
    dont_know: key === 'can_we_help' ? 30 : 13,
    refused: key === 'money_for_groceries' ? 32 : 6,
    said: 900,
  })
  if (outcome === 'said') return undefined
  return outcome === 'not_asked' ? null : { value: null, missing: outcome }
}

/** `stopsAt`: the number of the question at which the call breaks off. */
export const answersIn = (random: Random, call: Call, stopsAt: number | null): Answers => {
  const answers: Record<string, Answer> = {}
  const passedQuestions = new Set<string>()
  for (const item of demoInstrument.items) {
    const question = demoInstrument.questionOf(item.key)
    if (
      !question ||
      !isApplicable(demoInstrument, item, answers) ||
      question.number > (stopsAt ?? 30) ||
      passedQuestions.has(question.key)
    )
      continue
    const missingAnswer = missingAnswerFor(item.key, random)
    if (missingAnswer !== undefined) passedQuestions.add(question.key)
    const value = missingAnswer === undefined ? valueOf(item, { random, call, answers }) : null
    const answer = missingAnswer ?? (value === null ? null : { value, missing: null })
    if (answer) answers[item.key] = answer
  }
  return answers
}
