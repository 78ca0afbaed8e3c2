'use client'

import {
  createColumnHelper,
  createSortedRowModel,
  functionalUpdate,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
  type SortingState,
} from '@tanstack/react-table'
import { useLocale, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import list from '@/components/list/list.module.css'
import { moment } from '@/i18n/format'
import type { StaffRow } from '../queries/staff-list'
import { StaffMenu, type StaffStep } from './staff-menu'
import { roleRank, stateRank } from './staff-rows'
import styles from './staff.module.css'

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
})
const helper = createColumnHelper<typeof features, StaffRow>()

const useColumns = (own: string, onStep: (step: StaffStep, row: StaffRow) => void) => {
  const t = useTranslations('staff')
  const roleName = useTranslations('common.roles')
  const locale = useLocale()
  return useMemo(() => {
    const roleOf = (row: StaffRow) => (row.trainee ? `${roleName(row.role)}, ${t('trainee')}` : roleName(row.role))
    const seen = (at: Date | null) => (at ? moment(at, locale) : t('never'))
    return helper.columns([
      helper.accessor('name', {
        header: t('columns.name'),
        sortFn: (one, other) => one.original.name.localeCompare(other.original.name, locale),
        cell: ({ row: { original: row } }) => (
          <>
            <span className={list.row}>{row.name}</span>
            {row.id === own && <span className={styles.mark}>{t('you')}</span>}
            <span className={`small soft ${styles.email}`}>{row.email}</span>
            <span className={`small ${list.narrow}`}>
              {[roleOf(row), row.place, row.state === 'active' ? null : t(`states.${row.state}`)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span className={`small soft ${list.narrow}`}>{t('seen', { at: seen(row.lastSignInAt) })}</span>
          </>
        ),
      }),
      helper.accessor(roleRank, {
        id: 'role',
        header: t('columns.role'),
        sortFn: 'basic',
        cell: ({ row: { original: row } }) => (
          <>
            {roleOf(row)}
            {row.place && <span className={`small soft ${styles.email}`}>{row.place}</span>}
          </>
        ),
      }),
      helper.accessor(stateRank, {
        id: 'state',
        header: t('columns.state'),
        sortFn: 'basic',
        cell: ({ row: { original: row } }) => (
          <span className={row.state === 'active' ? undefined : styles.notable}>{t(`states.${row.state}`)}</span>
        ),
      }),
      helper.accessor((row) => row.lastSignInAt?.getTime(), {
        id: 'lastSignIn',
        header: t('columns.lastSignIn'),
        sortFn: 'basic',
        sortUndefined: 'last',
        sortDescFirst: true,
        cell: ({ row: { original: row } }) => <span className="soft">{seen(row.lastSignInAt)}</span>,
      }),
      helper.display({
        id: 'actions',
        header: t('columns.actions'),
        cell: ({ row: { original: row } }) => (
          <StaffMenu row={row} isOwn={row.id === own} onStep={(step) => onStep(step, row)} />
        ),
      }),
    ])
  }, [t, roleName, locale, own, onStep])
}

/** `role.desc` in the URL, as the table knows it; anything else is by name. */
const sortingOf = (text: string): SortingState => {
  const [id = 'name', direction] = text.split('.')
  const known = ['name', 'role', 'state', 'lastSignIn'].includes(id)
  return [{ id: known ? id : 'name', desc: known && direction === 'desc' }]
}

type Props = {
  rows: readonly StaffRow[]
  own: string
  sort: string
  onSort: (sort: string) => void
  onStep: (step: StaffStep, row: StaffRow) => void
}

export const StaffTable = ({ rows, own, sort, onSort, onStep }: Props) => {
  const t = useTranslations('staff')
  const columns = useColumns(own, onStep)
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
                      <table.FlexRender header={header} />
                      {sorted && <span aria-hidden="true">&nbsp;{sorted === 'desc' ? '↑' : '↓'}</span>}
                    </button>
                  ) : (
                    <span className="visually-hidden">
                      <table.FlexRender header={header} />
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
                  <table.FlexRender cell={cell} />
                </th>
              ) : (
                <td key={cell.id} className={cell.column.id === 'actions' ? styles.actions : list.wide}>
                  <table.FlexRender cell={cell} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
