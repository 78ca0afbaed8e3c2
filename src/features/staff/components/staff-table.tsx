'use client'

import { flexRender, functionalUpdate, useTable, type SortingState } from '@tanstack/react-table'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import list from '@/components/list/list.module.css'
import type { StaffRow } from '../queries/staff-list'
import { features, useStaffColumns } from './staff-columns'
import type { StaffStep } from './staff-menu'
import styles from './staff.module.css'

/** Parses `role.desc` from the URL; anything else sorts by name. */
const sortingOf = (text: string): SortingState => {
  const [id = 'name', direction] = text.split('.')
  const isSortable = ['name', 'role', 'state', 'lastSignIn'].includes(id)
  return [{ id: isSortable ? id : 'name', desc: isSortable && direction === 'desc' }]
}

type Props = {
  rows: readonly StaffRow[]
  own: string
  sort: string
  onSort: (sort: string) => void
  onStep: (step: StaffStep, row: StaffRow) => void
}

/** All staff at once, sorted in the browser; the order is in the URL. */
export const StaffTable = ({ rows, own, sort, onSort, onStep }: Props) => {
  const t = useTranslations('staff')
  const columns = useStaffColumns(own, onStep)
  const sorting = useMemo(() => sortingOf(sort), [sort])
  const data = useMemo(() => [...rows], [rows])
  const table = useTable({
    features,
    columns,
    data,
    getRowId: (row) => row.id,
    enableSortingRemoval: false,
    state: { sorting },
    onSortingChange: (updater) => {
      const [first] = functionalUpdate(updater, sorting)
      onSort(first ? `${first.id}${first.desc ? '.desc' : ''}` : '')
    },
  })
  return (
    <table className={list.table}>
      <caption className="visually-hidden">{t('title')}</caption>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => {
              const sorted = header.column.getIsSorted()
              const wide = ['name', 'actions'].includes(header.id) ? undefined : list.wide
              return (
                <th
                  key={header.id}
                  scope="col"
                  className={wide}
                  aria-sort={sorted ? (sorted === 'desc' ? 'descending' : 'ascending') : undefined}
                >
                  {header.column.getCanSort() ? (
                    <button type="button" className={styles.sort} onClick={() => header.column.toggleSorting()}>
                      {flexRender(header.column.columnDef.header, header.getContext())}
                      {sorted && <span aria-hidden="true">&nbsp;{sorted === 'desc' ? '↑' : '↓'}</span>}
                    </button>
                  ) : (
                    <span className="visually-hidden">
                      {flexRender(header.column.columnDef.header, header.getContext())}
                    </span>
                  )}
                </th>
              )
            })}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id}>
            {row.getAllCells().map((cell) =>
              cell.column.id === 'name' ? (
                <th key={cell.id} scope="row">
                  {flexRender(cell.column.columnDef.cell, cell.getContext())}
                </th>
              ) : (
                <td key={cell.id} className={cell.column.id === 'actions' ? styles.actions : list.wide}>
                  {flexRender(cell.column.columnDef.cell, cell.getContext())}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
