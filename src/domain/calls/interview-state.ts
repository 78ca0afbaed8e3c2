/** The states in which an interview is under way: begun and not ended, also when it is to be continued another day. */
export const openStates = ['open', 'to_be_continued'] as const

export const isOpenState = (state: string): boolean => openStates.some((open) => open === state)
