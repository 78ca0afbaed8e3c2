/**
 * The header with the member of staff for whom a page was rendered. A request of such a page is refused for anybody else.
 */
export const meantForHeader = 'x-nabij-for'

/** The header of a request that a page makes by itself, while nobody may be there. It does not keep a session alive. */
export const backgroundHeader = 'x-nabij-background'
