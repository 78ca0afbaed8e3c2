'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { answered, isReached } from '@/components/form/answered'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { PlainList } from '@/components/list/plain-list'
import { Spread } from '@/components/layout/spread'
import { setBoardGrainAction } from '../actions'
import styles from './releases.module.css'

/** A board, and how it is published in words. */
type Board = { id: string; name: string; isByBlock: boolean; begun: boolean; words: string }

const BoardRow = ({ board }: { board: Board }) => {
  const t = useTranslations('releases.settings')
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const [said, setSaid] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, startSending] = useTransition()
  const change = () => {
    setAsking(false)
    if (busy) return
    startSending(async () => {
      const answer = await answered(setBoardGrainAction({ boardId: board.id, byBlock: !board.isByBlock }))
      setProblem(answer.ok ? '' : answer.message)
      setSaid(answer.ok ? t('saved') : '')
      if (isReached(answer)) router.refresh()
    })
  }
  return (
    <Spread as="li" className={styles.board}>
      <div>
        <strong>{board.name}</strong> <span className="soft">{board.words}</span> <span role="status">{said}</span>
        {problem ? (
          <p role="alert" className="problem">
            {problem}
          </p>
        ) : null}
      </div>
      {board.begun ? null : (
        <button
          type="button"
          className="button"
          aria-disabled={busy}
          onClick={() => (board.isByBlock ? change() : setAsking(true))}
        >
          {board.isByBlock ? t('toWeek') : t('toBlock')}
          <span className="visually-hidden"> {board.name}</span>
        </button>
      )}
      <ConfirmDialog
        open={asking}
        title={t('sureTitle', { name: board.name })}
        text={t('sure')}
        confirm={t('sureYes')}
        cancel={t('sureNo')}
        onConfirm={change}
        onCancel={() => setAsking(false)}
      />
    </Spread>
  )
}

/** Which boards are published by block. A change holds from the next block on. */
export const BoardGrains = ({ boards }: { boards: readonly Board[] }) => (
  <PlainList className={styles.boards}>
    {boards.map((board) => (
      <BoardRow key={board.id} board={board} />
    ))}
  </PlainList>
)
