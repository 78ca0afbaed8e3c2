/**
 * The four groups of families that the source names, per interview: true, false, or null where something they need was not
 * said (then the interview is not in the group's n). Source: instrument, "four groups"; the cut points are this project's.
 */
import type { Answers, AnswerValue } from '../instrument/answer'
import { childrenOf, effectiveAnswer } from '../instrument/routing'
import type { Halves } from './interview-items'

export const groupKeys = ['crowded_home', 'school_letters', 'shared_laptop', 'falling_behind'] as const
export type GroupKey = (typeof groupKeys)[number]
export type Groups = { readonly [key in GroupKey]: boolean | null }

const largeFamily = 4

const said = (key: string, answers: Answers): AnswerValue | null => {
  const answer = effectiveAnswer(key, answers)
  return answer.state === 'value' ? answer.value : null
}

const notQuite = (key: string, answers: Answers): boolean | null => {
  const answer = said(key, answers)
  return answer === null ? null : answer === 'partly' || answer === 'no'
}

/** Questions 3 and 7 must both be answered; the ages decide how many children there are where they disagree with 3. */
const crowdedHome = (answers: Answers): boolean | null => {
  const small = notQuite('enough_room', answers)
  if (small === null || said('children_count', answers) === null) return null
  return small && (childrenOf(answers) ?? 0) >= largeFamily
}

/** A `no` to question 17 has no topics, so it is not about falling behind; any other answer needs its topics. */
const fallingBehind = (answers: Answers): boolean | null => {
  const worries = said('worries', answers)
  if (worries === null) return null
  if (worries === 'no') return false
  const topics = said('worries_topics', answers)
  return topics === null ? null : (topics as readonly string[]).includes('falling_behind')
}

/** `devices` is the load item of question 15: full load is less than one device for two school-age children. */
export const groupsOf = (answers: Answers, devices: Halves | null): Groups => ({
  crowded_home: crowdedHome(answers),
  school_letters: notQuite('school_letters', answers),
  shared_laptop: devices === null ? null : devices === 2,
  falling_behind: fallingBehind(answers),
})
