/** The states of an interview that has started and not ended, also when it is to be continued on another day. */
export const openStates = ['open', 'to_be_continued'] as const

export const isOpenState = (state: string): boolean => openStates.some((open) => open === state)
