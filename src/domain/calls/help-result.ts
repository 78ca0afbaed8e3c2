/** What came of help that was promised. Done is not helped, and that something was not possible is an answer too. */
export const helpResults = ['helped', 'helped_a_bit', 'did_not_help', 'not_possible'] as const
export type HelpResult = (typeof helpResults)[number]
