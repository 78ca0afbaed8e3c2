/**
 * The results with which help is closed. Help that was given need not have helped, and help can turn out to be impossible.
 */
export const helpResults = ['helped', 'helped_a_bit', 'did_not_help', 'not_possible'] as const
export type HelpResult = (typeof helpResults)[number]
