'use client'

import { useLocale, useTranslations } from 'next-intl'
import { AddressText } from '@/components/layout/address-text'
import list from '@/components/list/list.module.css'
import { isolatedParts } from '@/domain/isolated-text'
import { moment } from '@/i18n/format'
import type { StaffRow } from '../queries/staff-list'
import styles from './staff.module.css'

type Props = { row: StaffRow }

const useRoleText = ({ role, trainee }: StaffRow) => {
  const t = useTranslations('staff')
  const name = useTranslations('frame.roles')(role)
  return trainee ? `${name}, ${t('trainee')}` : name
}

const useSeenText = ({ lastSignInAt }: StaffRow) => {
  const t = useTranslations('staff')
  const locale = useLocale()
  return lastSignInAt ? moment(lastSignInAt, locale) : t('never')
}

export const ColumnName = ({ name }: { name: 'name' | 'role' | 'state' | 'lastSignIn' | 'actions' }) =>
  useTranslations('staff.columns')(name)

/** On a phone this cell shows what the other cells hold. */
export const NameCell = ({ row, isOwn }: Props & { isOwn: boolean }) => {
  const t = useTranslations('staff')
  const [role, at] = [useRoleText(row), useSeenText(row)]
  return (
    <>
      <span className={list.row}>{row.name}</span>
      {isOwn && <span className={styles.mark}>{t('you')}</span>}
      <span className={`small soft ${styles.email}`}>
        <AddressText text={row.email} />
      </span>
      <span className={`small ${list.narrow}`}>
        {isolatedParts([role, row.place, row.state === 'active' ? null : t(`states.${row.state}`)], ' · ')}
      </span>
      <span className={`small soft ${list.narrow}`}>{t('seen', { at })}</span>
    </>
  )
}

export const RoleCell = ({ row }: Props) => (
  <>
    {useRoleText(row)}
    {row.place && <span className={`small soft ${styles.email}`}>{row.place}</span>}
  </>
)

export const StateCell = ({ row }: Props) => {
  const t = useTranslations('staff')
  return <span className={row.state === 'active' ? undefined : styles.notable}>{t(`states.${row.state}`)}</span>
}

export const SeenCell = ({ row }: Props) => <span className="soft">{useSeenText(row)}</span>
