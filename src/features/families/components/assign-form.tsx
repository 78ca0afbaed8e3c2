'use client'

import { answered } from '@/components/form/answered'
import { fieldText } from '@/components/form/field-text'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState, useTransition, type ReactNode, type SyntheticEvent } from 'react'
import { assignFamiliesAction } from '../actions'
import styles from './assign.module.css'

type Assignment = { familyId: string; callerId: string | null }
type Props = { callers: readonly { id: string; name: string }[]; children: ReactNode }

const tickedIn = (form: HTMLFormElement | null) => (form ? new FormData(form).getAll('family').map(String) : [])

/** The table of families with its ticks, and a bar that gives the ticked ones to a caller. It can be undone at once. */
export const AssignForm = ({ callers, children }: Props) => {
  const t = useTranslations('families.assign')
  const frame = useTranslations('frame.actions')
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [ticked, setTicked] = useState(0)
  const [said, setSaid] = useState('')
  const [previous, setPrevious] = useState<readonly Assignment[]>([])
  const [busy, startAssigning] = useTransition()

  const assign = (assignments: readonly Assignment[], undoing: boolean) =>
    startAssigning(async () => {
      const result = await answered(assignFamiliesAction({ assignments: [...assignments] }))
      if (!result.ok) return setSaid(result.message)
      setPrevious(undoing ? [] : result.data.previous)
      setSaid(undoing ? t('undone') : t('done', { count: result.data.previous.length }))
      form.current?.reset()
      setTicked(0)
    })
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const chosen = fieldText(new FormData(event.currentTarget), 'caller')
    const callerId = chosen === 'none' ? null : chosen
    assign(
      tickedIn(event.currentTarget).map((familyId) => ({ familyId, callerId })),
      false,
    )
  }

  return (
    <form ref={form} onSubmit={submit} onChange={() => setTicked(tickedIn(form.current).length)}>
      {children}
      <div className={ticked > 0 ? `${styles.bar} ${styles.near}` : styles.bar}>
        <span className={styles.said} role="status">
          {ticked === 0 && said ? said : t('ticked', { count: ticked })}{' '}
          {ticked === 0 && previous.length > 0 ? (
            <button type="button" className="button button-quiet" onClick={() => assign(previous, true)}>
              {frame('undo')}
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
    </form>
  )
}
