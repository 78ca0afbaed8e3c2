/** How a connection to one of the others is. `weak`: the picture is smaller. `poor`: the line carries sound alone. */
export const lines = ['good', 'weak', 'poor'] as const
export type Line = (typeof lines)[number]
