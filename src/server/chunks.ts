/** Rows a part at a time: bounds the memory of an import, not its size. Few enough for one statement, many enough to be quick. */
const rowsAtOnce = 500

export const chunksOf = <T>(rows: readonly T[], size = rowsAtOnce): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => rows.slice(index * size, (index + 1) * size))
