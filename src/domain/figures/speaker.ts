/** Chooses the interview that represents a family in a period. The facts of the week and releases use this one rule. */

/**
 * The latest completed interview, or else the latest. `inOrder` has the interviews of one family and period, oldest first.
 */
export const speakerOf = <Interview>(
  inOrder: readonly Interview[],
  isCompleted: (interview: Interview) => boolean,
): Interview | undefined => inOrder.findLast(isCompleted) ?? inOrder.at(-1)
