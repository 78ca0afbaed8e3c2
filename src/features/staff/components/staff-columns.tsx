'use client'

import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
} from '@tanstack/react-table'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useMemo, useRef } from 'react'
import { AddressText } from '@/components/layout/address-text'
import list from '@/components/list/list.module.css'
import { moment } from '@/i18n/format'
import type { StaffRow } from '../queries/staff-list'
import { StaffMenu, type StaffStep } from './staff-menu'
import { roleRank, stateRank } from './staff-rows'
import styles from './staff.module.css'

export const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
})
const helper = createColumnHelper<typeof features, StaffRow>()

/** What stands in the table and how it sorts. On a phone the name's cell says it all. */
export const useStaffColumns = (own: string, onStep: (step: StaffStep, row: StaffRow) => void) => {
  const t = useTranslations('staff')
  const roleName = useTranslations('frame.roles')
  const locale = useLocale()
  // New columns would make every cell anew, and the focus in one would be lost: the step of the moment is looked up instead.
  const step = useRef(onStep)
  useEffect(() => {
    step.current = onStep
  }, [onStep])
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
            <span className={`small soft ${styles.email}`}>
              <AddressText text={row.email} />
            </span>
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
          <StaffMenu row={row} isOwn={row.id === own} onStep={(chosen) => step.current(chosen, row)} />
        ),
      }),
    ])
  }, [t, roleName, locale, own])
}
