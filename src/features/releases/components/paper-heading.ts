export type HeadingLevel = 1 | 2 | 3 | 4

const headings = { 1: 'h1', 2: 'h2', 3: 'h3', 4: 'h4' } as const

/** A heading at its place among those around it: the same paper stands on pages of its own and within others. */
export const headingAt = (level: HeadingLevel) => headings[level]
