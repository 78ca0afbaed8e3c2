/** Rows at a time: bounds the memory of an import, not its size. Few enough for one statement, many enough to be quick. */
const rowsAtOnce = 500

export const chunksOf = <T>(all: readonly T[], size = rowsAtOnce): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))
