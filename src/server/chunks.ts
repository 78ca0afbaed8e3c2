/** Splits rows into chunks. 500 rows fit in one statement and make few statements; an import may have any number of rows. */
const rowsAtOnce = 500

export const chunksOf = <T>(rows: readonly T[], size = rowsAtOnce): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size))
