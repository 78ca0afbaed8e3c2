/**
 * Labels for a chooser. Two of one name must not stand alike, so those carry what tells them apart (a board and a place, an
 * e-mail address); a name that stands alone stays short.
 */
import { searchText } from './search-text'

type Named = { name: string }

const repeated = (labels: readonly string[]) => {
  const seen = labels.map(searchText)
  return new Set(seen.filter((label, index) => seen.indexOf(label) !== index))
}

/**
 * `details` are tried in their order, each only for labels that are still alike: `De Klimop`, then `De Klimop (Bestuur Oost,
 * Leiden)`, then `De Klimop (Bestuur Oost, Leiden, 0012)`.
 */
export const withDistinctLabels = <Row extends Named>(
  rows: readonly Row[],
  ...details: readonly ((row: Row) => string)[]
): (Row & { label: string })[] => {
  const added = rows.map((): string[] => [])
  const labelOf = (row: Row, index: number) =>
    added[index]?.length ? `${row.name} (${added[index].join(', ')})` : row.name
  for (const detail of details) {
    const labels = rows.map(labelOf)
    const alike = repeated(labels)
    for (const [index, row] of rows.entries()) {
      const said = detail(row)
      if (said && alike.has(searchText(labels[index] ?? ''))) added[index]?.push(said)
    }
  }
  return rows.map((row, index) => ({ ...row, label: labelOf(row, index) }))
}
