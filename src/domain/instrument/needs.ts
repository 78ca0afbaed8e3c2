/**
 * Derives the needs that the answers suggest, each with the key of its reason. A suggestion decides nothing: a person
 * accepts, changes or dismisses it. The records of the instrument say which answer suggests which need.
 */
import type { Answers } from './answer'
import { needTypes, type NeedType } from './definition'
import type { Instrument } from './instrument'
import type { Item, OptionReason } from './keys'
import { chosenOptions, hasChosen } from './routing'
import { deviceLoad, sharedDevicesOf } from './working-devices'

export type NeedReason = OptionReason | 'few_devices' | 'said_need' | 'asked_for'

/** A suggested type of help. `devices` and `children` are counts, present only with the reason `few_devices`. */
export type SuggestedNeed = { type: NeedType; reason: NeedReason; devices?: number; children?: number }

/**
 * The kinds of suggestions, strongest first: what was asked for, what numbers show, what options show, what a theme names.
 */
const strengths = ['request', 'few_devices', 'options', 'theme'] as const

const suggestionsOf = (instrument: Instrument, { key, suggests }: Item, answers: Answers): SuggestedNeed[] => {
  if (!suggests) return []
  switch (suggests.by) {
    case 'request':
      return chosenOptions(instrument, key, answers)
        .flatMap((option) => needTypes.find((type) => type === option) ?? [])
        .map((type) => ({ type, reason: 'asked_for' }))
    case 'few_devices': {
      const sharedDevices = sharedDevicesOf(instrument, answers)
      return sharedDevices && deviceLoad(sharedDevices) === 2
        ? [{ type: suggests.need, reason: 'few_devices', ...sharedDevices }]
        : []
    }
    case 'options':
      return hasChosen(instrument, key, answers, suggests.options)
        ? // The records are the source of `OptionReason`, and `Question` types the field as text.
          [{ type: suggests.need, reason: suggests.reason as OptionReason }]
        : []
    case 'theme':
      return chosenOptions(instrument, key, answers)
        .flatMap((theme) => suggests.needs[theme] ?? [])
        .map((type) => ({ type, reason: 'said_need' }))
    default:
      return suggests satisfies never
  }
}

/** At most one suggestion for each type of help, with its strongest reason. */
export const suggestedNeeds = (instrument: Instrument, answers: Answers): SuggestedNeed[] => {
  const needs = strengths.flatMap((strength) =>
    instrument.items
      .filter(({ suggests }) => suggests?.by === strength)
      .flatMap((item) => suggestionsOf(instrument, item, answers)),
  )
  const byType = new Map<NeedType, SuggestedNeed>()
  for (const need of needs) if (!byType.has(need.type)) byType.set(need.type, need)
  return [...byType.values()]
}
