'use client'

import { useTranslations } from 'next-intl'
import { useId, useState, type ReactNode } from 'react'
import { CommandMessage } from '@/components/form/command-message'
import { EmptyState } from '@/components/list/empty-state'
import list from '@/components/list/list.module.css'
import { roles } from '@/domain/access/actor'
import type { StaffRow } from '../queries/staff-list'
import type { ReaderNodes } from '../queries/reader-nodes'
import { FilterChoice } from './filter-choice'
import { StaffDialogs } from './staff-dialogs'
import { filteredRows, stateFilters } from './staff-rows'
import { StaffTable } from './staff-table'
import styles from './staff.module.css'
import { useStaffFilters } from './use-staff-filters'
import { useStaffSteps } from './use-staff-steps'

type Props = { rows: readonly StaffRow[]; places: ReaderNodes; hasMail: boolean; own: string; children: ReactNode }

/** The staff of one organisation: search, invite, change, disable and enable. `children` stand above the list. */
export const StaffScreen = ({ rows, places, hasMail, own, children }: Props) => {
  const t = useTranslations('staff')
  const frame = useTranslations('frame')
  const searchId = useId()
  // The search text can be a name, so it stays on this page and out of the URL.
  const [text, setText] = useState('')
  const { role, state, sort, change } = useStaffFilters()
  const steps = useStaffSteps()
  const shownRows = filteredRows(rows, { role, state, text })
  const clear = () => {
    setText('')
    change({ role: '', state: '' })
  }

  return (
    <>
      <div className={list.head}>
        <h1>{t('title')}</h1>
        <button type="button" className="button button-main" onClick={() => steps.setAsking({ what: 'invite' })}>
          {t('invite')}
        </button>
      </div>
      <p className={`soft ${styles.lead}`}>{t('lead')}</p>
      {children}
      <div className={list.bar} role="search">
        <div className={`field ${styles.search}`}>
          <label htmlFor={searchId} className="small">
            {t('search.label')}
          </label>
          <input
            id={searchId}
            type="search"
            className="input"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <div className={styles.pair}>
          <FilterChoice
            label={t('filters.role')}
            all={t('filters.allRoles')}
            value={role}
            options={roles.map((value) => ({ value, label: frame(`roles.${value}`) }))}
            onChoose={(value) => change({ role: value })}
          />
          <FilterChoice
            label={t('filters.state')}
            all={t('filters.allStates')}
            value={state}
            options={stateFilters.map((value) => ({ value, label: t(`states.${value}`) }))}
            onChoose={(value) => change({ state: value })}
          />
        </div>
      </div>
      <p role="status" className={`small soft ${list.count}`}>
        {shownRows.length === rows.length
          ? t('count', { count: rows.length })
          : t('counted', { shown: shownRows.length, all: rows.length })}
      </p>
      {shownRows.length > 0 ? (
        <StaffTable
          rows={shownRows}
          own={own}
          sort={sort}
          onSort={(next) => change({ sort: next })}
          onStep={steps.step}
        />
      ) : (
        <EmptyState title={t('nobody.title')}>
          <p>{t('nobody.text')}</p>
          <button type="button" className="button" onClick={clear}>
            {t('nobody.clear')}
          </button>
        </EmptyState>
      )}
      {rows.length === 1 && <p className="notice">{t('alone')}</p>}
      <div className={steps.message ? styles.done : undefined}>
        <CommandMessage message={steps.message} className="" />
      </div>
      <StaffDialogs steps={steps} places={places} hasMail={hasMail} own={own} />
    </>
  )
}
