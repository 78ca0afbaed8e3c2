/**
 * The state of a table in the URL: `sort=load.desc` and `columns=families,load`. Defaults are left out. Names of columns
 * that do not exist (any more) are ignored.
 */
export type TableView = { sort: { id: string; desc: boolean } | null; columns: readonly string[] }
export type TableAddress = { sort?: string | undefined; columns?: string | undefined }

export const viewOf = (
  { sort, columns }: TableAddress,
  knownColumns: readonly string[],
  usualColumns: readonly string[],
): TableView => {
  const [id = '', way] = (sort ?? '').split('.')
  const chosenColumns = columns?.split(',').filter((column) => knownColumns.includes(column))
  return {
    sort: knownColumns.includes(id) || id === 'label' ? { id, desc: way === 'desc' } : null,
    columns: chosenColumns && chosenColumns.length > 0 ? chosenColumns : usualColumns,
  }
}

export const addressOf = ({ sort, columns }: TableView, usualColumns: readonly string[]): TableAddress => ({
  sort: sort ? `${sort.id}.${sort.desc ? 'desc' : 'asc'}` : undefined,
  columns: columns.join() === usualColumns.join() ? undefined : columns.join(','),
})

/** The query of this page with that view. All other parameters stay as they are. */
export const searchWith = (search: string, address: TableAddress): string => {
  const params = new URLSearchParams(search)
  for (const key of ['sort', 'columns'] as const) {
    if (address[key]) params.set(key, address[key])
    else params.delete(key)
  }
  return params.size > 0 ? `?${params}` : ''
}
