/**
 * The header with the member of staff for whom a page was rendered. A request of such a page is refused for anybody else.
 */
export const meantForHeader = 'x-nabij-for'
