/** Why a family was erased, as codes: the row of an erasure holds no words. */
export const erasureReasons = ['parent_asked', 'consent_withdrawn', 'entered_by_mistake', 'no_longer_needed'] as const

export type ErasureReason = (typeof erasureReasons)[number]
