/**
 * What is noted beside the thirty, by the same means of saving: the large conversation note and a few facts of the call.
 * None of it is asked of the parent and none of it enters a figure. The safety concern and the caller's own check-in are
 * not here: they have their own store and their own readers.
 */
import type { ItemDefinition } from './definition'

export const callDetailItems = [
  { key: 'conversation_note', kind: 'text' },
  { key: 'can_talk_freely', kind: 'choice', options: ['yes', 'partly', 'no'] },
  { key: 'interpreter_present', kind: 'choice', options: ['yes', 'no'] },
  { key: 'others_present', kind: 'choice', options: ['yes', 'no'] },
  { key: 'interpreter_next_time', kind: 'choice', options: ['yes', 'no'] },
  { key: 'reliability', kind: 'choice', options: ['low', 'medium', 'high'] },
  { key: 'reaction', kind: 'text' },
  { key: 'quote_consent', kind: 'choice', options: ['yes', 'no'] },
  /** What the parent said that may be used, as the caller wrote it down. */
  { key: 'quote_words', kind: 'text' },
  { key: 'earlier_help_helped', kind: 'choice', options: ['yes', 'partly', 'no'] },
] as const satisfies readonly ItemDefinition[]

export type CallDetailKey = (typeof callDetailItems)[number]['key']

export const channels = ['video', 'phone', 'chat', 'email', 'visit'] as const
export type Channel = (typeof channels)[number]
export const choosers = ['parent', 'worker'] as const
export const endings = ['completed', 'broken_off'] as const
export type Ending = (typeof endings)[number]
export const breakReasons = ['technical', 'parents_choice', 'unknown'] as const
/** "Hoe was dit gesprek voor u?", asked of the caller. */
export const feelings = ['light', 'ordinary', 'heavy'] as const
export type BreakReason = (typeof breakReasons)[number]
