/**
 * R1: the threshold rule and the size classes. A cell of fewer contributors than the threshold K is not published (primary
 * suppression), and a published n is a class, so that nobody can subtract two exact numbers of families.
 */

/** The least K: an organisation may ask for more families, never for fewer. */
export const minimumThreshold = 10

export const sizeClasses = ['10-19', '20-29', '30-49', '50-99', '100-199', '200+'] as const
export type SizeClass = (typeof sizeClasses)[number]

const lowerBounds = { '10-19': 10, '20-29': 20, '30-49': 30, '50-99': 50, '100-199': 100, '200+': 200 } as const

export const lowerBound = (size: SizeClass): number => lowerBounds[size]

/** The class of `n` contributing families; null under 10, which nothing may be published about. */
export const sizeClassOf = (n: number): SizeClass | null =>
  sizeClasses.findLast((size) => n >= lowerBounds[size]) ?? null

/** The threshold that an organisation asked for, as a whole number and at least `minimumThreshold`. */
export const effectiveThreshold = (k: number): number => Math.max(minimumThreshold, Math.floor(k))
