/**
 * Needs that the answers suggest, each with its reason as a key for words. A suggestion decides nothing: a person accepts,
 * changes or dismisses it. Source of the rules: the route column of the instrument's table.
 */
import type { Answers } from './answer'
import type { NeedType } from './items'
import { effectiveAnswer, schoolAgeChildrenOf } from './routing'

export type NeedReason =
  | 'school_letters_hard'
  | 'homework_needs_help'
  | 'no_daily_routine'
  | 'no_internet'
  | 'few_devices'
  | 'groceries_money'
  | 'said_need'
  | 'asked_for'

/** `devices` and `children` are counts, given with `few_devices` only. */
export type SuggestedNeed = { type: NeedType; reason: NeedReason; devices?: number; children?: number }

const said = (answers: Answers, key: string): readonly string[] => {
  const answer = effectiveAnswer(key, answers)
  if (answer.state !== 'value') return []
  return Array.isArray(answer.value) ? answer.value.map(String) : [String(answer.value)]
}

const saidOneOf = (answers: Answers, key: string, options: readonly string[]) =>
  said(answers, key).some((option) => options.includes(option))

/** Devices that work: none of them when they do not; null while the number is missing. */
export const workingDevicesOf = (answers: Answers): number | null => {
  const devices = effectiveAnswer('devices', answers)
  if (devices.state !== 'value' || typeof devices.value !== 'number') return null
  return saidOneOf(answers, 'devices_working', ['no']) ? 0 : devices.value
}

const deviceNeed = (answers: Answers): SuggestedNeed[] => {
  const devices = workingDevicesOf(answers)
  const children = schoolAgeChildrenOf(answers)
  if (devices === null || !children) return []
  return devices / children < 0.5 ? [{ type: 'laptop', reason: 'few_devices', devices, children }] : []
}

const rules: readonly [NeedType, NeedReason, string, readonly string[]][] = [
  ['read_letters', 'school_letters_hard', 'school_letters', ['no', 'partly']],
  ['homework_buddy', 'homework_needs_help', 'homework_help', ['no', 'partly']],
  ['daily_structure_tips', 'no_daily_routine', 'daily_routine', ['no']],
  ['internet', 'no_internet', 'internet', ['no']],
  ['money_or_food', 'groceries_money', 'money_for_groceries', ['no']],
]

/** The theme of question 25 as a type of help; `nothing` and `other` suggest none by themselves. */
const helpForTheme: Record<string, NeedType> = {
  device_or_internet: 'laptop',
  homework: 'homework_buddy',
  daily_structure: 'daily_structure_tips',
  play: 'play',
  money_or_food: 'money_or_food',
  someone_to_talk_to: 'someone_to_talk_to',
  other: 'other',
}

/** One suggestion per type of help, the strongest reason first: what was asked for, then what the answers show. */
export const suggestedNeeds = (answers: Answers): SuggestedNeed[] => {
  const asked = said(answers, 'can_we_help_types').map((type): SuggestedNeed => ({
    type: type as NeedType,
    reason: 'asked_for',
  }))
  const shown = rules
    .filter(([, , key, options]) => saidOneOf(answers, key, options))
    .map(([type, reason]): SuggestedNeed => ({ type, reason }))
  const themes = said(answers, 'needs')
    .flatMap((theme) => helpForTheme[theme] ?? [])
    .map((type): SuggestedNeed => ({ type, reason: 'said_need' }))
  const byType = new Map<NeedType, SuggestedNeed>()
  for (const need of [...asked, ...deviceNeed(answers), ...shown, ...themes])
    if (!byType.has(need.type)) byType.set(need.type, need)
  return [...byType.values()]
}
