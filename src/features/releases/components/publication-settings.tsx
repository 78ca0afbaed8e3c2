'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { answered, isReached } from '@/components/form/answered'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { NumberInput } from '@/components/form/number-input'
import { setBoardGrainAction, setThresholdAction } from '../actions'
import styles from './releases.module.css'
import { SavingForm } from './saving-form'

export const ThresholdForm = ({ threshold }: { threshold: number }) => {
  const t = useTranslations('releases.settings')
  const [typed, setTyped] = useState<number | null>(threshold)
  const send = (fields: FormData) => setThresholdAction({ threshold: fieldText(fields, 'threshold') })
  return (
    <SavingForm send={send} submit={t('save')} saved={t('saved')} isMain>
      <Field path="threshold" label={t('threshold')} hint={t('thresholdAbout')}>
        {(field) => <NumberInput {...field} min={10} max={1000} required value={typed} onNumber={setTyped} />}
      </Field>
    </SavingForm>
  )
}

type Board = { id: string; name: string; isByBlock: boolean; begun: boolean; words: string }

const BoardRow = ({ board }: { board: Board }) => {
  const t = useTranslations('releases.settings')
  const router = useRouter()
  const [problem, setProblem] = useState('')
  const [busy, startSending] = useTransition()
  const change = () =>
    startSending(async () => {
      const answer = await answered(setBoardGrainAction({ boardId: board.id, byBlock: !board.isByBlock }))
      setProblem(answer.ok ? '' : answer.message)
      if (isReached(answer)) router.refresh()
    })
  return (
    <li className={styles.board}>
      <span>
        <strong>{board.name}</strong> <span className="soft">{board.words}</span>
      </span>
      {board.begun ? null : (
        <button type="button" className="button" disabled={busy} onClick={change}>
          {board.isByBlock ? t('toWeek') : t('toBlock')}
          <span className="visually-hidden"> {board.name}</span>
        </button>
      )}
      {problem ? <p className="problem">{problem}</p> : null}
    </li>
  )
}

/** Which boards are published by block. A change holds from the next block on. */
export const BoardGrains = ({ boards }: { boards: readonly Board[] }) => (
  <ul className={styles.boards}>
    {boards.map((board) => (
      <BoardRow key={board.id} board={board} />
    ))}
  </ul>
)
