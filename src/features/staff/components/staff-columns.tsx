'use client'

import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
} from '@tanstack/react-table'
import { useLocale } from 'next-intl'
import { useEffect, useMemo, useRef } from 'react'
import type { StaffRow } from '../queries/staff-list'
import { ColumnName, NameCell, RoleCell, SeenCell, StateCell } from './staff-cells'
import { StaffMenu, type StaffStep } from './staff-menu'
import { roleRank, stateRank } from './staff-rows'

export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
})
const helper = createColumnHelper<typeof features, StaffRow>()

/**
 * The columns of the staff table and how they sort. New column objects would render every cell anew and lose the focus in
 * it. So the columns stay the same: cells read their texts themselves, and `onStep` is looked up when it is needed.
 */
export const useStaffColumns = (own: string, onStep: (step: StaffStep, row: StaffRow) => void) => {
  const locale = useLocale()
  const step = useRef(onStep)
  useEffect(() => {
    step.current = onStep
  }, [onStep])
  return useMemo(
    () =>
      helper.columns([
        helper.accessor('name', {
          header: () => <ColumnName name="name" />,
          sortFn: (a, b) => a.original.name.localeCompare(b.original.name, locale),
          cell: ({ row: { original: row } }) => <NameCell row={row} isOwn={row.id === own} />,
        }),
        helper.accessor(roleRank, {
          id: 'role',
          header: () => <ColumnName name="role" />,
          sortFn: 'basic',
          cell: ({ row }) => <RoleCell row={row.original} />,
        }),
        helper.accessor(stateRank, {
          id: 'state',
          header: () => <ColumnName name="state" />,
          sortFn: 'basic',
          cell: ({ row }) => <StateCell row={row.original} />,
        }),
        helper.accessor((row) => row.lastSignInAt?.getTime(), {
          id: 'lastSignIn',
          header: () => <ColumnName name="lastSignIn" />,
          sortFn: 'basic',
          sortUndefined: 'last',
          sortDescFirst: true,
          cell: ({ row }) => <SeenCell row={row.original} />,
        }),
        helper.display({
          id: 'actions',
          header: () => <ColumnName name="actions" />,
          cell: ({ row: { original: row } }) => (
            <StaffMenu row={row} isOwn={row.id === own} onStep={(chosen) => step.current(chosen, row)} />
          ),
        }),
      ]),
    [locale, own],
  )
}
