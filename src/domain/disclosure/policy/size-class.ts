/**
 * R1: how many families spoke, as a class. Protects from subtracting two exact numbers of families; a figure under the
 * threshold has no class, because it is not published at all.
 */
export const leastFamilies = 10

export const sizeClasses = ['10-19', '20-29', '30-49', '50-99', '100-199', '200+'] as const
export type SizeClass = (typeof sizeClasses)[number]

const lowerEnds = { '10-19': 10, '20-29': 20, '30-49': 30, '50-99': 50, '100-199': 100, '200+': 200 } as const

export const lowerEndOf = (size: SizeClass): number => lowerEnds[size]

/** The class of `n` contributing families; null under 10, which nothing may be published about. */
export const sizeClassOf = (n: number): SizeClass | null => sizeClasses.findLast((size) => n >= lowerEnds[size]) ?? null

/** R1: the organisation's own threshold, never under 10. */
export const thresholdOf = (k: number): number => Math.max(leastFamilies, Math.floor(k))
