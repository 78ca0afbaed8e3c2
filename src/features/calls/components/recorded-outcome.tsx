'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { ruleOf, type Outcome } from '@/domain/calls/outcomes'
import { shortDay } from '@/i18n/format'
import { NextFamily } from './next-family'
import styles from './calls.module.css'

export type RecordedAttempt = {
  id: string
  outcome: Outcome
  wish?: { notBefore: string } | null | undefined
  appointment?: { day: string } | null | undefined
}

type Props = {
  familyId: string
  recorded: RecordedAttempt
  name: string | undefined
  undoing: boolean
  onUndo: () => void
  /** Null when no other outcome can be recorded. */
  onAnother: (() => void) | null
}

const useRecordedText = ({ outcome, wish, appointment }: RecordedAttempt) => {
  const t = useTranslations('calls')
  const locale = useLocale()
  const words = { outcome: t(`outcomes.${outcome}`) }
  const day = wish?.notBefore ?? appointment?.day
  if (day) return t('outcome.savedFrom', { ...words, day: shortDay(day, locale) })
  return t(ruleOf(outcome).closesNumber ? 'outcome.savedNumber' : 'outcome.saved', words)
}

/** The attempts that this page recorded. A page that refreshes draws the outcome anew, and the focus goes to it again. */
export const recordedIds = new Set<string>()

/** What was recorded, with the way to undo it, and the way on. */
export const RecordedOutcome = ({ familyId, recorded, name, undoing, onUndo, onAnother }: Props) => {
  const t = useTranslations('calls.outcome')
  const next = useTranslations('calls.next')
  const frame = useTranslations('frame.actions')
  const text = useRecordedText(recorded)
  const outcomeText = useRef<HTMLSpanElement>(null)
  const { id } = recorded
  useEffect(() => {
    if (recordedIds.has(id)) outcomeText.current?.focus()
  }, [id])
  const ofFamily = name ? <span className="visually-hidden"> {name}</span> : null
  return (
    <div className={styles.choices}>
      <span ref={outcomeText} tabIndex={-1} role="status">
        {text}
      </span>
      <CommandButton pending={undoing} className="button button-quiet" onClick={onUndo}>
        {frame('undo')}
        {ofFamily}
      </CommandButton>
      {onAnother ? (
        <button type="button" className="button button-quiet" onClick={onAnother}>
          {t('another')}
          {ofFamily}
        </button>
      ) : null}
      <NextFamily label={next('family')} none={next('none')} afterId={familyId} />
    </div>
  )
}
