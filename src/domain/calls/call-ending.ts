/**
 * How a call ended, in the words of screens and files. A parent who told something heavy and hangs up relieved did not break
 * off: the call is stored as a partial one (`broken_off`), so that it counts by the rules that exist, and has a name of its own.
 */
import type { BreakReason } from '../instrument/call-details'

export const callEndings = ['completed', 'relieved', 'broken_off', 'to_be_continued'] as const
export type CallEnding = (typeof callEndings)[number]

type Stored<State> = { state: State; breakReason: BreakReason | null }

export const endingOf = <State extends string>({ state, breakReason }: Stored<State>): State | 'relieved' =>
  breakReason === 'relieved' ? 'relieved' : state

/** The state and the reason with which an ending is stored. */
export const storedEnding = (how: CallEnding, breakReason: BreakReason | null) =>
  how === 'relieved'
    ? ({ state: 'broken_off', breakReason: 'relieved' } as const)
    : { state: how, breakReason: how === 'broken_off' ? breakReason : null }
