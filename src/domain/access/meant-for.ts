/** The header by which a page says for which member of staff it was drawn: what it sends is refused for anybody else. */
export const meantForHeader = 'x-nabij-for'
