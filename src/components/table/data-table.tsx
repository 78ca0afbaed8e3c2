'use client'

import { useTable, type Row, type SortingState } from '@tanstack/react-table'
import { useMemo, useState } from 'react'
import { ColumnChoice } from './column-choice'
import { DataRowLine } from './data-row-line'
import { SortButton } from './sort-button'
import { addressOf, searchWith, viewOf, type TableAddress, type TableView } from './table-address'
import { dataFeatures, type DataColumn, type DataFeatures, type DataRow } from './table-rows'
import styles from './table.module.css'

const byText = new Intl.Collator('nl', { numeric: true })

const labelColumn = (label: string) => ({
  id: 'label',
  header: label,
  accessorFn: (row: DataRow) => row.label,
  enableHiding: false,
  sortDescFirst: false,
  sortFn: (a: Row<DataFeatures, DataRow>, b: Row<DataFeatures, DataRow>) =>
    byText.compare(a.original.label, b.original.label),
})

const figureColumn = ({ id, label }: DataColumn) => ({
  id,
  header: label,
  accessorFn: (row: DataRow) => row.cells[id]?.value ?? undefined,
  sortUndefined: 'last' as const,
  sortDescFirst: true,
  sortFn: (a: Row<DataFeatures, DataRow>, b: Row<DataFeatures, DataRow>) =>
    (a.original.cells[id]?.value ?? 0) - (b.original.cells[id]?.value ?? 0),
})

const withRowsUnder = (rows: readonly Row<DataFeatures, DataRow>[]): Row<DataFeatures, DataRow>[] =>
  rows.flatMap((row) => [row, ...withRowsUnder(row.subRows)])

export type DataTableProps = {
  caption: string
  texts: { name: string; choose: string }
  columns: readonly DataColumn[]
  /** The columns shown until someone chooses. */
  usual: readonly string[]
  rows: DataRow[]
  address: TableAddress
}

/** A table with sortable headers and a choice of columns. Both are stored in the URL. */
export const DataTable = ({ caption, texts, columns, usual, rows, address }: DataTableProps) => {
  const knownColumns = columns.map((column) => column.id)
  const [view, setView] = useState<TableView>(() => viewOf(address, knownColumns, usual))
  const change = (next: TableView) => {
    setView(next)
    const { pathname, search, hash } = window.location
    window.history.replaceState(null, '', `${pathname}${searchWith(search, addressOf(next, usual))}${hash}`)
  }
  const columnDefinitions = useMemo(
    () => [labelColumn(texts.name), ...columns.map(figureColumn)],
    [texts.name, columns],
  )
  const sorting: SortingState = view.sort ? [view.sort] : []
  const table = useTable({
    features: dataFeatures,
    columns: columnDefinitions,
    data: rows,
    getSubRows: (row) => row.rows,
    enableMultiSort: false,
    state: {
      sorting,
      columnVisibility: Object.fromEntries(knownColumns.map((id) => [id, view.columns.includes(id)])),
    },
    onSortingChange: (updater) => {
      const [sort = null] = typeof updater === 'function' ? updater(sorting) : updater
      change({ ...view, sort })
    },
  })
  const show = (id: string, shown: boolean) =>
    change({ ...view, columns: knownColumns.filter((one) => (one === id ? shown : view.columns.includes(one))) })
  return (
    <>
      <ColumnChoice label={texts.choose} columns={columns} shown={view.columns} show={show} />
      <div className={styles.scroll}>
        <table className={styles.table}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {table.getHeaderGroups()[0]?.headers.map((header) => (
                <SortButton
                  key={header.id}
                  label={String(header.column.columnDef.header)}
                  sorted={header.column.getIsSorted()}
                  toggle={() => header.column.toggleSorting()}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {withRowsUnder(table.getRowModel().rows).map((row) => (
              <DataRowLine key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
