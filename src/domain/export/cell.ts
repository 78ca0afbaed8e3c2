/** One cell of a sheet: a text, a number, nothing, or a day (`YYYY-MM-DD`) that a spreadsheet may read as a date. */
export type Cell = string | number | null | { readonly day: string }
