/**
 * How a call is held and who chose that, before anybody is asked: as it was agreed, or else as the parent wishes. A person can choose
 * otherwise, and what nobody knows is asked.
 */
import type { Channel, Chooser } from '../instrument/call-details'

/** Null: not known. */
export type ChosenWay = { readonly channel: Channel | null; readonly chosenBy: Chooser | null }

export type WayExpectation = {
  /** What was agreed for the appointment of this call; null without one. */
  readonly agreed: ChosenWay | null
  /** The ways that the parent prefers, in any order. */
  readonly wishes: readonly Channel[]
}

/** Who chose this channel: whoever chose it for the appointment, or the parent who wishes it. */
export const chooserOf = (channel: Channel, { agreed, wishes }: WayExpectation): Chooser | null => {
  if (agreed?.channel === channel && agreed.chosenBy) return agreed.chosenBy
  return wishes.includes(channel) ? 'parent' : null
}

/** `taken` is how the call is held already: in a room, or on the line. Of two wishes neither is chosen. */
export const expectedWay = (expectation: WayExpectation, taken: Channel | null = null): ChosenWay => {
  const { agreed, wishes } = expectation
  const [wish = null, second] = wishes
  const channel = taken ?? agreed?.channel ?? (second === undefined ? wish : null)
  return { channel, chosenBy: channel && chooserOf(channel, expectation) }
}

/** What a person said of the way. Who chose it was said of one channel, and says nothing of another. */
export type SaidWay = {
  readonly channel?: Channel | null
  readonly chooser?: { readonly of: Channel | null; readonly chosenBy: Chooser }
}

/** The way as a person said it, and as it is expected in all that they did not say: over `expectedChannel`. */
export const currentWay = (
  saidWay: SaidWay,
  expectation: WayExpectation,
  expectedChannel: Channel | null,
): ChosenWay => {
  const { channel = expectedChannel, chooser } = saidWay
  if (chooser && (chooser.of === null || chooser.of === channel)) return { channel, chosenBy: chooser.chosenBy }
  return { channel, chosenBy: channel && chooserOf(channel, expectation) }
}

/** From where the expected way is known, so that a form can say it. */
export const sourceOfWay = (
  { channel, chosenBy }: ChosenWay,
  { agreed, wishes }: WayExpectation,
): 'agreed' | 'wished' | null => {
  if (channel === null) return null
  if (agreed?.channel === channel && (agreed.chosenBy === null || agreed.chosenBy === chosenBy)) return 'agreed'
  return wishes.includes(channel) && chosenBy === 'parent' ? 'wished' : null
}
