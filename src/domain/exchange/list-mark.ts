/** Between the parts of a list within one cell. */
export const listMark = '|'
