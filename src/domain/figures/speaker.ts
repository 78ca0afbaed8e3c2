/** Which interview represents its family in a period. Said once, for the facts of the week and for what is published. */

/** `inOrder`: the interviews of one family and one period, the oldest first. The latest completed, else the latest broken off. */
export const speakerOf = <Interview>(
  inOrder: readonly Interview[],
  isCompleted: (interview: Interview) => boolean,
): Interview | undefined => inOrder.findLast(isCompleted) ?? inOrder.at(-1)
