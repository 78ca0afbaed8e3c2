export const pageCount = (rows: number, perPage: number) => Math.max(1, Math.ceil(rows / perPage))
