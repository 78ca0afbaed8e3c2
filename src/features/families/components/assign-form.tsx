'use client'

import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { ProblemMessage } from '@/components/form/command-message'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { fieldText } from '@/components/form/field-text'
import { StaffField } from '@/components/form/staff-field'
import { useCommand, type Message } from '@/components/form/use-command'
import { useTranslations } from 'next-intl'
import { useRef, useState, type ReactNode } from 'react'
import { isolatedText } from '@/domain/isolated-text'
import { assignAllFamiliesAction, assignFamiliesAction } from '../actions'
import type { StaffChoice } from '@/i18n/use-staff-label'
import type { FamilyFilter } from '../schema'
import styles from './assign.module.css'
import { assignFormId } from './ticks'

type Assignment = { familyId: string; callerId: string | null }
type Assigned = {
  previous: readonly Assignment[]
  overCap: readonly { name: string; needed: number; wanted: number }[]
}
type Props = {
  callers: readonly StaffChoice[]
  /** The whole list, of which the table shows one page. All of it can be assigned at once. */
  list: { filter: FamilyFilter; text: string; count: number; print: string; shown: number }
  children: ReactNode
}

const tickedIn = (fields: FormData) => fields.getAll('family').map(String)
const callerIn = (fields: FormData) => {
  const chosen = fieldText(fields, 'caller')
  return chosen === 'none' ? null : chosen
}

/**
 * The table of families with ticks, and a bar that assigns the ticked families or the whole list to a caller and can undo
 * that. Assigning may empty a list that is filtered by caller; what came of it, and the undo, stay.
 */
export const AssignForm = ({ callers, list, children }: Props) => {
  const t = useTranslations('families.assign')
  const frame = useTranslations('frame.actions')
  const form = useRef<HTMLFormElement>(null)
  const [ticked, setTicked] = useState(0)
  const [all, setAll] = useState(false)
  /** The caller for the whole list, while the form asks for confirmation; null otherwise. */
  const [asking, setAsking] = useState<{ callerId: string | null } | null>(null)
  const [previous, setPrevious] = useState<readonly Assignment[]>([])
  const message = useState<Message>(null)
  const [shownMessage] = message

  const clear = () => {
    setAll(false)
    setTicked(0)
    form.current?.reset()
  }
  const assignedText = {
    message,
    success: ({ previous, overCap }: Assigned) =>
      [t('done', { count: previous.length }), ...overCap.map((load) => t('overCap', load))].join(' '),
    onSuccess: (data: Assigned) => {
      setPrevious(data.previous)
      clear()
    },
  }
  const assign = useCommand(assignFamiliesAction, { ...assignedText, inForm: true })
  const assignAll = useCommand(assignAllFamiliesAction, assignedText)
  const undo = useCommand(assignFamiliesAction, {
    message,
    success: t('undone'),
    onSuccess: () => {
      setPrevious([])
      clear()
    },
  })
  const pending = assign.pending || assignAll.pending || undo.pending
  const send = async (fields: FormData) => {
    const callerId = callerIn(fields)
    if (!all) return assign.run({ assignments: tickedIn(fields).map((familyId) => ({ familyId, callerId })) })
    setAsking({ callerId })
    return null
  }
  const confirmAll = () => {
    const { filter, text, count, print } = list
    if (asking) void assignAll.run({ filter, text, count, print, callerId: asking.callerId })
    setAsking(null)
  }
  const countTicks = () => {
    const count = form.current ? tickedIn(new FormData(form.current)).length : 0
    setTicked(count)
    if (count < list.shown) setAll(false)
  }
  const isEmpty = list.shown === 0
  const wholePage = ticked === list.shown && list.count > list.shown
  const nameOf = (callerId: string | null) => callers.find((caller) => caller.id === callerId)?.name ?? t('nobody')

  const done = ticked === 0 && shownMessage?.kind === 'success' ? shownMessage.lines.join(' ') : ''

  return (
    <div onChange={countTicks}>
      {children}
      {isEmpty && !shownMessage && previous.length === 0 ? null : (
        <CheckedForm
          id={assignFormId}
          form={form}
          className={ticked > 0 || shownMessage ? `${styles.bar} ${styles.near}` : styles.bar}
          onSend={send}
        >
          <span className={styles.said} role="status">
            {done || (isEmpty ? null : t('ticked', { count: all ? list.count : ticked }))}{' '}
            {ticked === 0 && previous.length > 0 ? (
              <CommandButton
                pending={pending}
                className="button button-quiet"
                onClick={() => void undo.run({ assignments: [...previous] })}
              >
                {frame('undo')}
              </CommandButton>
            ) : null}
            {wholePage ? (
              <button type="button" className="button button-quiet" onClick={() => setAll(!all)}>
                {all ? t('pageOnly') : t('chooseAll', { count: list.count })}
              </button>
            ) : null}
          </span>
          <ProblemMessage message={shownMessage} />
          {isEmpty ? null : (
            <>
              <StaffField
                path="caller"
                className={styles.to}
                label={t('to')}
                people={callers}
                none={t('choose')}
                required
              >
                <option value="none">{t('nobody')}</option>
              </StaffField>
              <CommandButton pending={pending || ticked === 0} className="button button-main">
                {t('assign')}
              </CommandButton>
            </>
          )}
        </CheckedForm>
      )}
      <ConfirmDialog
        open={asking !== null}
        title={t('allTitle', { count: list.count })}
        text={t('allText', { count: list.count, name: isolatedText(nameOf(asking?.callerId ?? null)) })}
        confirm={t('allYes', { count: list.count })}
        cancel={frame('cancel')}
        onConfirm={confirmAll}
        onCancel={() => setAsking(null)}
      />
    </div>
  )
}
