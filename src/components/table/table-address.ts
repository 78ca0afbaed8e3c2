/**
 * How a table stands in the URL: `sort=load.desc` and `columns=families,load`. What is as usual is left out. Column names
 * that do not exist (any more) are passed over.
 */
export type TableView = { sort: { id: string; desc: boolean } | null; columns: readonly string[] }
export type TableAddress = { sort?: string | undefined; columns?: string | undefined }

export const viewOf = (
  { sort, columns }: TableAddress,
  known: readonly string[],
  usual: readonly string[],
): TableView => {
  const [id = '', way] = (sort ?? '').split('.')
  const chosen = columns?.split(',').filter((column) => known.includes(column))
  return {
    sort: known.includes(id) || id === 'label' ? { id, desc: way === 'desc' } : null,
    columns: chosen && chosen.length > 0 ? chosen : usual,
  }
}

export const addressOf = ({ sort, columns }: TableView, usual: readonly string[]): TableAddress => ({
  sort: sort ? `${sort.id}.${sort.desc ? 'desc' : 'asc'}` : undefined,
  columns: columns.join() === usual.join() ? undefined : columns.join(','),
})

/** The address of this page with that view, everything else in it left as it is. */
export const searchWith = (search: string, address: TableAddress): string => {
  const all = new URLSearchParams(search)
  for (const key of ['sort', 'columns'] as const) {
    if (address[key]) all.set(key, address[key])
    else all.delete(key)
  }
  return all.size > 0 ? `?${all}` : ''
}
