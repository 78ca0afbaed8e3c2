/** A line of a table: its label at the left, then its cells, each at the right of its column. */
export const tableLine = (label, cells, { labelWidth, cellWidth }) =>
  [label.padEnd(labelWidth), ...cells.map((cell) => String(cell).padStart(cellWidth))].join('')

/** A ratio for a person. @param {number} value */
export const times = (value) => `${value.toFixed(2)}x`

/** How many times as much; `–` where there is nothing to compare with. */
export const ratio = (value, to) => (to ? times(value / to) : '–')
