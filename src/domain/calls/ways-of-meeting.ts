/**
 * Helps to choose how a caller and a parent meet the next time: every way, in an order, with what to mind of it. What the parent
 * wants stands first; the rest is an advice, and people decide. It stores nothing.
 */
import { isKeyOf, oneOf } from '../closed-lists'
import type { Channel } from '../instrument/call-details'
import { callLanguages, type SpokenLanguages } from '../people/call-languages'
import type { ContactPreferences } from '../people/contact-preferences'

/** A walk counts as a visit. E-mail is no way to meet. */
export const waysOfMeeting = ['video', 'phone', 'chat', 'visit'] as const satisfies readonly Channel[]
export type WayOfMeeting = (typeof waysOfMeeting)[number]

export const meetingAims = ['ordinary', 'difficult', 'look_together', 'short'] as const
export type MeetingAim = (typeof meetingAims)[number]
/** Whether the parent can talk freely at home. */
export const freedoms = ['yes', 'partly', 'no'] as const
export const languageBridges = ['shared', 'interpreter', 'signs'] as const
export const networks = ['good', 'weak', 'none'] as const

export type MeetingFacts = {
  readonly aim: MeetingAim
  /** The ways that the parent prefers, in any order. */
  readonly wishes: readonly Channel[]
  /** Null: unknown. */
  readonly freedom: (typeof freedoms)[number] | null
  readonly language: (typeof languageBridges)[number]
  /** Null: unknown. */
  readonly network: (typeof networks)[number] | null
}

export type Remark =
  'overheard' | 'read_by_others' | 'meet_outside' | 'hears_only' | 'writes_only' | 'weak_network' | 'no_network'
export type ProposedWay = {
  readonly way: WayOfMeeting
  readonly isWished: boolean
  readonly remarks: readonly Remark[]
}

/** What is known before somebody says what the aim is. */
export type KnownFacts = Omit<MeetingFacts, 'aim'>

type Known = SpokenLanguages &
  Pick<ContactPreferences, 'preferredChannels' | 'interpreterNeeded' | 'interpreterRefused'>

/** What the last call answered. An empty text: nothing. */
type LastAnswers = { canTalkFreely: string; internet: string }

/** By the answer about internet at home. */
const networkOf = { yes: 'good', partly: 'weak', no: 'none' } as const
/** The tag of the Dutch sign language. */
const signLanguage = 'dse'

/** What the family and its last call tell. The caller may know better. */
export const knownFacts = (family: Known, { canTalkFreely, internet }: LastAnswers): KnownFacts => {
  const needsInterpreter = family.interpreterNeeded === true && family.interpreterRefused !== true
  return {
    wishes: family.preferredChannels,
    freedom: oneOf(freedoms, canTalkFreely) ?? null,
    language: callLanguages(family).includes(signLanguage) ? 'signs' : needsInterpreter ? 'interpreter' : 'shared',
    network: isKeyOf(networkOf, internet) ? networkOf[internet] : null,
  }
}

/** What suits an aim best, when nothing is against it. */
const orderOf: { readonly [aim in MeetingAim]: readonly WayOfMeeting[] } = {
  ordinary: ['video', 'phone', 'visit', 'chat'],
  difficult: ['visit', 'video', 'phone', 'chat'],
  look_together: ['visit', 'video', 'chat', 'phone'],
  short: ['phone', 'chat', 'video', 'visit'],
}

/** How much each remark is against a way. What one solves by a walk, or by agreeing when a message may come, weighs least. */
const weightOf: { readonly [remark in Remark]: number } = {
  meet_outside: 0,
  read_by_others: 1,
  weak_network: 2,
  writes_only: 3,
  overheard: 4,
  hears_only: 6,
  no_network: 12,
}

const remarksOf = (way: WayOfMeeting, { freedom, language, network }: MeetingFacts): Remark[] => {
  const isWatched = freedom === 'partly' || freedom === 'no'
  const isOnLine = way === 'video' || way === 'chat'
  const remarks: readonly (readonly [Remark, boolean])[] = [
    ['overheard', isWatched && (way === 'video' || way === 'phone')],
    ['read_by_others', isWatched && way === 'chat'],
    ['meet_outside', isWatched && way === 'visit'],
    ['hears_only', language === 'signs' && way === 'phone'],
    ['writes_only', language === 'interpreter' && way === 'chat'],
    ['weak_network', network === 'weak' && way === 'video'],
    ['no_network', network === 'none' && isOnLine],
  ]
  return remarks.flatMap(([remark, holds]) => (holds ? [remark] : []))
}

/** Every way once, the best first: what the parent wants, then what has the least against it, then what suits the aim. */
export const proposedWays = (facts: MeetingFacts): readonly ProposedWay[] => {
  const against = ({ remarks }: ProposedWay) => remarks.reduce((sum, remark) => sum + weightOf[remark], 0)
  return orderOf[facts.aim]
    .map((way) => ({ way, isWished: facts.wishes.includes(way), remarks: remarksOf(way, facts) }))
    .toSorted((a, b) => Number(b.isWished) - Number(a.isWished) || against(a) - against(b))
}
