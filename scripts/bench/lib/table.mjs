/** A line of a table: its label, left-aligned, then its cells, right-aligned in their columns. */
export const tableLine = (label, cells, { labelWidth, cellWidth }) =>
  [label.padEnd(labelWidth), ...cells.map((cell) => String(cell).padStart(cellWidth))].join('')

/** A ratio as text, such as "1.50x". @param {number} value */
export const times = (value) => `${value.toFixed(2)}x`

/** The ratio of two values as text; `–` without a value to compare with. */
export const ratio = (value, to) => (to ? times(value / to) : '–')
