/** The questions that are answered in words and coded into themes (24 to 26), and what is asked of the organisation (29). */
import { answerAt, type AnswerValue } from '@/domain/instrument/answer'
import { weightedKeys } from './random'
import type { Talk } from './talk'
import { helpTexts, goesWell, keepsGoing, needs } from './texts'

type Themes = Readonly<Record<string, readonly string[]>>

const heavy = (talk: Talk, key: string) => ['no', 'partly'].includes(String(answerAt(talk.answers, key)?.value))

const keepsGoingThemes = ({ random, call }: Talk) =>
  random.chance(0.16)
    ? ['nothing']
    : weightedKeys(
        random,
        {
          family: 40,
          faith: call.family.standing('faith') > 0.55 ? 34 : 5,
          routine: 18,
          sport_or_outside: 26,
          children: 32,
          work_or_study: 14,
          contact_with_others: 22,
          other: 12,
        },
        2,
      )

const needThemes = (talk: Talk) =>
  talk.random.chance(0.47 - talk.call.family.strain * 0.12)
    ? ['nothing']
    : weightedKeys(
        talk.random,
        {
          device_or_internet: Number(talk.answers.devices?.value ?? 1) === 0 || heavy(talk, 'internet') ? 46 : 10,
          homework: heavy(talk, 'homework_help') ? 50 : 10,
          daily_structure: heavy(talk, 'daily_routine') ? 28 : 6,
          play: 22,
          money_or_food: heavy(talk, 'money_for_groceries') ? 46 : 5,
          someone_to_talk_to: heavy(talk, 'enough_support') ? 36 : 16,
          other: 12,
        },
        2,
      )

const goesWellThemes = ({ random }: Talk) =>
  random.chance(0.18)
    ? ['nothing']
    : weightedKeys(
        random,
        { children: 46, school: 26, home: 24, health: 16, contacts: 16, work_or_money: 10, other: 12 },
        2,
      )

const helpOfNeed: Readonly<Record<string, readonly string[]>> = {
  device_or_internet: ['laptop', 'internet'],
  homework: ['homework_buddy', 'school_contact'],
  daily_structure: ['daily_structure_tips'],
  play: ['play'],
  money_or_food: ['money_or_food'],
  someone_to_talk_to: ['someone_to_talk_to', 'visit'],
  other: ['other', 'digital_help'],
}

const helpTypes = (talk: Talk) => {
  const needsAnswer = talk.answers.needs?.value
  const helpTypes = Array.isArray(needsAnswer) ? needsAnswer.flatMap((need) => helpOfNeed[String(need)] ?? []) : []
  const letters = heavy(talk, 'school_letters') ? ['read_letters'] : []
  const from = [...helpTypes.map((one) => String(one)), ...letters]
  return from.length > 0
    ? weightedKeys(talk.random, Object.fromEntries(from.map((type) => [type, 1])), 2)
    : [talk.random.pick(['digital_help', 'other', 'play', 'visit'])]
}

/** A sentence for each theme, or one about any theme when nothing is coded yet. */
const inWords = ({ random }: Talk, themes: readonly string[] | null, texts: Themes): string => {
  const themesOfText = themes ?? [random.pick(Object.keys(texts).filter((theme) => theme !== 'nothing'))]
  return themesOfText.map((theme) => random.pick(texts[theme] ?? [''])).join(' ')
}

const themesIn = (talk: Talk, key: string): readonly string[] | null => {
  const value = answerAt(talk.answers, key)?.value
  return Array.isArray(value) ? value.map(String) : null
}

const withText = (talk: Talk, key: string, texts: Themes): string | null =>
  answerAt(talk.answers, key)?.missing || !talk.random.chance(0.82) ? null : inWords(talk, themesIn(talk, key), texts)

/** The themes of a recent call are more often not coded yet. */
const codedAnswer = (talk: Talk, themes: (talk: Talk) => string[]) =>
  talk.random.chance(talk.call.progress >= 0.99 ? 0.25 : 0.04) ? null : themes(talk)

const freeAnswer: Readonly<Record<string, (talk: Talk) => AnswerValue | null>> = {
  keeps_going: (talk) => codedAnswer(talk, keepsGoingThemes),
  keeps_going_text: (talk) => withText(talk, 'keeps_going', keepsGoing),
  needs: (talk) => codedAnswer(talk, needThemes),
  needs_text: (talk) => withText(talk, 'needs', needs),
  goes_well: (talk) => codedAnswer(talk, goesWellThemes),
  goes_well_text: (talk) => withText(talk, 'goes_well', goesWell),
  can_we_help_types: helpTypes,
  can_we_help_text: (talk) => {
    const types = themesIn(talk, 'can_we_help_types') ?? []
    return types.length > 0 && talk.random.chance(0.75) ? inWords(talk, types, helpTexts) : null
  },
}

export const freeAnswers = (key: string, talk: Talk): AnswerValue | null => freeAnswer[key]?.(talk) ?? null
