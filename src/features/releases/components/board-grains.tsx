'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { ConfirmDialog } from '@/components/form/confirm-dialog'
import { PlainList } from '@/components/list/plain-list'
import { Spread } from '@/components/layout/spread'
import { useCommand } from '@/components/form/use-command'
import { isolatedText } from '@/domain/isolated-text'
import { updateBoardGrainAction } from '../actions'
import styles from './releases.module.css'

/** `words` says how the board is published now. */
type Board = { id: string; name: string; isByBlock: boolean; begun: boolean; words: string }

const BoardRow = ({ board }: { board: Board }) => {
  const t = useTranslations('releases.settings')
  const router = useRouter()
  const [asking, setAsking] = useState(false)
  const set = useCommand(updateBoardGrainAction, { success: t('saved'), onAnswer: () => router.refresh() })
  const change = () => {
    setAsking(false)
    void set.run({ boardId: board.id, byBlock: !board.isByBlock })
  }
  return (
    <Spread as="li" className={styles.board}>
      <div className={styles.save}>
        <span>
          <strong>{board.name}</strong> <span className="soft">{board.words}</span>
        </span>
        <CommandMessage message={set.message} className="" />
      </div>
      {board.begun ? null : (
        <CommandButton pending={set.pending} onClick={() => (board.isByBlock ? change() : setAsking(true))}>
          {board.isByBlock ? t('toWeek') : t('toBlock')}
          <span className="visually-hidden"> {board.name}</span>
        </CommandButton>
      )}
      <ConfirmDialog
        open={asking}
        title={t('sureTitle', { name: isolatedText(board.name) })}
        text={t('sure')}
        confirm={t('sureYes')}
        cancel={t('sureNo')}
        onConfirm={change}
        onCancel={() => setAsking(false)}
      />
    </Spread>
  )
}

/** Which boards are published by block. A change takes effect with the next block. */
export const BoardGrains = ({ boards }: { boards: readonly Board[] }) => (
  <PlainList className={styles.boards}>
    {boards.map((board) => (
      <BoardRow key={board.id} board={board} />
    ))}
  </PlainList>
)
