/** The separator of the parts of a list within one cell. */
export const listMark = '|'
