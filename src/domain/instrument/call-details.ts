/**
 * Defines the call details: the conversation note and a few facts about the call. They are saved like answers, but they are
 * no questions of the instrument and are in no figure. Safety concerns and check-ins are not among them, because they have
 * tables and readers of their own.
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
  /** The parent's words that may be quoted, as the caller wrote them down. */
  { key: 'quote_words', kind: 'text' },
  { key: 'earlier_help_helped', kind: 'choice', options: ['yes', 'partly', 'no'] },
] as const satisfies readonly ItemDefinition[]

export type CallDetailKey = (typeof callDetailItems)[number]['key']

export const channels = ['video', 'phone', 'chat', 'email', 'visit'] as const
export type Channel = (typeof channels)[number]
export const choosers = ['parent', 'worker'] as const
export type Chooser = (typeof choosers)[number]
export const endings = ['completed', 'broken_off'] as const
export type Ending = (typeof endings)[number]
/** The reasons to choose from for a call that broke off. */
export const breakReasons = ['technical', 'parents_choice', 'unknown'] as const
/** What is stored as the reason: `relieved` is a call with an ending of its own, which is not called broken off. */
export type BreakReason = (typeof breakReasons)[number] | 'relieved'
/** How the call was for the caller, in the check-in. */
export const feelings = ['light', 'ordinary', 'heavy'] as const
