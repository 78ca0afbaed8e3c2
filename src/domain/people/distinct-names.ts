/**
 * Makes the names in a list of choices distinct. Rows with the same name get details behind it (a board and a place, an
 * e-mail address); a name that occurs once stays as it is.
 */
import { searchText } from './search-text'

const repeated = (names: readonly string[]) => {
  const comparableNames = names.map(searchText)
  return new Set(comparableNames.filter((name, index) => comparableNames.indexOf(name) !== index))
}

/**
 * Adds the `details` in their order, each only to names that are still the same: `De Klimop`, then `De Klimop (Bestuur Oost,
 * Leiden)`, then `De Klimop (Bestuur Oost, Leiden, 0012)`.
 */
export const withDistinctNames = <Row extends { name: string }>(
  rows: readonly Row[],
  ...details: readonly ((row: Row) => string)[]
): Row[] => {
  const addedNames = rows.map((): string[] => [])
  const nameOf = ({ name }: Row, index: number) =>
    addedNames[index]?.length ? `${name} (${addedNames[index].join(', ')})` : name
  for (const detail of details) {
    const names = rows.map(nameOf)
    const alike = repeated(names)
    for (const [index, row] of rows.entries()) {
      const detailText = detail(row)
      if (detailText && alike.has(searchText(names[index] ?? ''))) addedNames[index]?.push(detailText)
    }
  }
  return rows.map((row, index) => ({ ...row, name: nameOf(row, index) }))
}
