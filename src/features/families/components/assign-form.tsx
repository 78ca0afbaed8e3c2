'use client'

import { answered } from '@/components/form/answered'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { fieldText } from '@/components/form/field-text'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState, useTransition, type ReactNode, type SyntheticEvent } from 'react'
import { assignAllFamiliesAction, assignFamiliesAction } from '../actions'
import type { FamilyFilter } from '../schema'
import styles from './assign.module.css'

type Assignment = { familyId: string; callerId: string | null }
type Props = {
  callers: readonly { id: string; name: string }[]
  /** The whole list that the table shows a page of: all of it can be chosen at once. */
  list: { filter: FamilyFilter; text: string; count: number; print: string; shown: number }
  children: ReactNode
}

const tickedIn = (form: HTMLFormElement | null) => (form ? new FormData(form).getAll('family').map(String) : [])
const callerIn = (form: HTMLFormElement) => {
  const chosen = fieldText(new FormData(form), 'caller')
  return chosen === 'none' ? null : chosen
}

/** The table of families with its ticks, and a bar that gives the ticked ones, or the whole list, to a caller. It can be undone. */
export const AssignForm = ({ callers, list, children }: Props) => {
  const t = useTranslations('families.assign')
  const frame = useTranslations('frame.actions')
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [ticked, setTicked] = useState(0)
  const [all, setAll] = useState(false)
  /** The caller to whom the whole list is to go, while that is asked. */
  const [asking, setAsking] = useState<{ callerId: string | null } | null>(null)
  const [said, setSaid] = useState('')
  const [previous, setPrevious] = useState<readonly Assignment[]>([])
  const [busy, startAssigning] = useTransition()

  const send = (assign: () => ReturnType<typeof assignFamiliesAction>, undoing: boolean) =>
    startAssigning(async () => {
      const result = await answered(assign())
      setAll(false)
      setTicked(0)
      form.current?.reset()
      if (!result.ok) return setSaid(result.problems[0]?.message ?? result.message)
      setPrevious(undoing ? [] : result.data.previous)
      setSaid(undoing ? t('undone') : t('done', { count: result.data.previous.length }))
    })
  const undo = () => send(() => assignFamiliesAction({ assignments: [...previous] }), true)
  const assignAll = (callerId: string | null) => {
    const { filter, text, count, print } = list
    send(() => assignAllFamiliesAction({ filter, text, count, print, callerId }), false)
  }
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const callerId = callerIn(event.currentTarget)
    if (all) return setAsking({ callerId })
    const assignments = tickedIn(event.currentTarget).map((familyId) => ({ familyId, callerId }))
    send(() => assignFamiliesAction({ assignments }), false)
  }
  const change = () => {
    const count = tickedIn(form.current).length
    setTicked(count)
    if (count < list.shown) setAll(false)
  }
  const wholePage = ticked === list.shown && list.count > list.shown
  const nameOf = (callerId: string | null) => callers.find((caller) => caller.id === callerId)?.name ?? t('nobody')

  return (
    <form ref={form} onSubmit={submit} onChange={change}>
      {children}
      <div className={ticked > 0 || said ? `${styles.bar} ${styles.near}` : styles.bar}>
        <span className={styles.said} role="status">
          {ticked === 0 && said ? said : t('ticked', { count: all ? list.count : ticked })}{' '}
          {ticked === 0 && previous.length > 0 ? (
            <button type="button" className="button button-quiet" onClick={undo}>
              {frame('undo')}
            </button>
          ) : null}
          {wholePage ? (
            <button type="button" className="button button-quiet" onClick={() => setAll(!all)}>
              {all ? t('pageOnly') : t('chooseAll', { count: list.count })}
            </button>
          ) : null}
        </span>
        <label htmlFor={id}>{t('to')}</label>
        <select id={id} name="caller" className="input" required defaultValue="">
          <option value="" disabled>
            {t('choose')}
          </option>
          {callers.map((caller) => (
            <option key={caller.id} value={caller.id}>
              {caller.name}
            </option>
          ))}
          <option value="none">{t('nobody')}</option>
        </select>
        <button type="submit" className="button button-main" aria-disabled={busy || ticked === 0}>
          {t('assign')}
        </button>
      </div>
      <ConfirmDialog
        open={asking !== null}
        title={t('allTitle', { count: list.count })}
        text={t('allText', { count: list.count, name: nameOf(asking?.callerId ?? null) })}
        confirm={t('allYes', { count: list.count })}
        cancel={frame('cancel')}
        onConfirm={() => {
          if (asking) assignAll(asking.callerId)
          setAsking(null)
        }}
        onCancel={() => setAsking(null)}
      />
    </form>
  )
}
