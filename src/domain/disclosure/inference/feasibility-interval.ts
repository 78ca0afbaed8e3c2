/**
 * The feasibility interval of a sum: the least and the greatest value that it can have while every published text stays true
 * (Handbook on Statistical Disclosure Control, 2nd edition, 2024, glossary and section 4.2).
 */

/** Both ends belong to the interval; they are whole numbers in the units of the figure (`policy/published-figures.ts`). */
export type FeasibilityInterval = { readonly low: number; readonly high: number }
