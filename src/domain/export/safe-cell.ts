/**
 * A text as a cell that no spreadsheet takes for a formula. What begins like one gets an apostrophe, which spreadsheets
 * show as text (OWASP, CSV injection). Numbers are not texts and stay as they are. Knows no file format.
 */
const formula = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/

export const safeCell = (cell: string | number | null): string =>
  cell === null ? '' : typeof cell === 'number' ? String(cell) : formula.test(cell) ? `'${cell}` : cell
