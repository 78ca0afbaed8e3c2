/**
 * What a parent says in an interview about the next call: the channel and the part of the day of question 30, and whether an
 * interpreter is needed. It becomes the family's preference.
 */
import { oneOf } from '../closed-lists'
import type { Answers } from '../instrument/answer'
import { channels, type CallDetailKey } from '../instrument/call-details'
import type { Instrument } from '../instrument/instrument'
import type { ItemKey } from '../instrument/keys'
import { chosenOptions } from '../instrument/routing'
import { partsOfDay, type ContactPreferences } from '../people/contact-preferences'

const wishKeys = {
  preferredChannels: 'may_call_again_channel',
  preferredPartsOfDay: 'may_call_again_part_of_day',
  interpreterNeeded: 'interpreter_next_time',
} as const satisfies { readonly [field in keyof ContactPreferences]?: ItemKey | CallDetailKey }

export type WishField = keyof typeof wishKeys
export type ContactWishes = Pick<ContactPreferences, WishField>
const wishFields: readonly WishField[] = ['preferredChannels', 'preferredPartsOfDay', 'interpreterNeeded']

const mayCallAgain = 'may_call_again' satisfies ItemKey

/** The answers that `contactWishes` reads. */
export const wishAnswerKeys: readonly string[] = [mayCallAgain, ...Object.values(wishKeys)]

const chosenOf = <Option extends string>(
  options: readonly Option[],
  instrument: Instrument,
  key: ItemKey,
  answers: Answers,
): Option[] => chosenOptions(instrument, key, answers).flatMap((option) => oneOf(options, option) ?? [])

/** Null or an empty list: not asked, not answered, or not applicable. */
export const contactWishes = (instrument: Instrument, answers: Answers): ContactWishes => {
  const interpreter = answers[wishKeys.interpreterNeeded]?.value
  return {
    preferredChannels: chosenOf(channels, instrument, wishKeys.preferredChannels, answers),
    preferredPartsOfDay: chosenOf(partsOfDay, instrument, wishKeys.preferredPartsOfDay, answers),
    interpreterNeeded: interpreter === 'yes' ? true : interpreter === 'no' ? false : null,
  }
}

const isAnswered = (wish: ContactWishes[WishField]) => (Array.isArray(wish) ? wish.length > 0 : wish !== null)

/** What was said in an ended interview. `isAsked`: it ended just now, was corrected or was imported. */
export type WishesOfInterview = { readonly wishes: ContactWishes; readonly isAsked: boolean }

/**
 * The wishes that become preferences, each of the latest interview that answers it: `interviews` has the latest first. At the end
 * of a call they are those that it answers. A correction changes only the wish of its own answer; one that clears it brings back
 * what was said before. One of "may we call again" can make the other answers of question 30 count. A wish that a later
 * interview answers stays as it is.
 */
export const wishesToStore = (
  interviews: readonly WishesOfInterview[],
  correctedKey?: string,
): Partial<ContactWishes> => {
  const latestAsked = interviews.findIndex(({ isAsked }) => isAsked)
  const noWishes: ContactWishes = { preferredChannels: [], preferredPartsOfDay: [], interpreterNeeded: null }
  const wishToStore = (field: WishField) => {
    const source = interviews.findIndex(({ wishes }) => isAnswered(wishes[field]))
    const isCorrected = correctedKey === wishKeys[field]
    const isAbout = correctedKey === undefined || correctedKey === mayCallAgain || isCorrected
    if (isAbout && interviews[source]?.isAsked) return interviews[source].wishes[field]
    const isLater = source !== -1 && source < latestAsked
    return isCorrected && latestAsked !== -1 && !isLater ? (interviews[source]?.wishes ?? noWishes)[field] : undefined
  }
  return Object.fromEntries(
    wishFields.flatMap((field) => {
      const wish = wishToStore(field)
      return wish === undefined ? [] : [[field, wish]]
    }),
  )
}
