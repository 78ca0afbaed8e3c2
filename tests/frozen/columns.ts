/** Exports are compared by the columns that the record names: a later version of a file may have more. */
export type Rows = readonly (readonly string[])[]

/** Only these columns, where and as they stand in the file: one that is missing stays missing, one that moved stays moved. */
export const rowsOfColumns = ([header = [], ...lines]: Rows, columns: readonly string[]): Rows => {
  const places = header.flatMap((column, place) => (columns.includes(column) ? [place] : []))
  return [header, ...lines].map((line) => places.map((place) => line[place] ?? ''))
}
