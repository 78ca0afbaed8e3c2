/** Why a family was erased, as codes: the row of an erasure holds no words. */

/** What a person gives as the reason. */
export const requestedReasons = ['parent_asked', 'consent_withdrawn', 'entered_by_mistake', 'no_longer_needed'] as const

/** `term_over`: by itself, after the term of the family. */
export const erasureReasons = [...requestedReasons, 'term_over'] as const

export type ErasureReason = (typeof erasureReasons)[number]
