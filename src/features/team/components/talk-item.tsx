'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { ButtonRow } from '@/components/layout/button-row'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { markTalkDoneAction, withdrawTalkAction } from '../actions'
import styles from './team.module.css'

type Props = { id: string; text: string; mayMark: boolean; mayWithdraw: boolean }

/** A request to talk, with what the person who reads it can do about it. */
export const TalkItem = ({ id, text, mayMark, mayWithdraw }: Props) => {
  const t = useTranslations('team.talks')
  const router = useRouter()
  const refreshOptions = { onAnswer: () => router.refresh() }
  const mark = useCommand(markTalkDoneAction, { ...refreshOptions, success: t('marked') })
  const withdraw = useCommand(withdrawTalkAction, { ...refreshOptions, success: t('withdrawn') })
  return (
    <li className={styles.talk}>
      <p className={styles.words}>{text}</p>
      <ButtonRow tight>
        {mayMark ? (
          <CommandButton
            pending={mark.pending}
            aria-label={`${t('mark')}: ${text}`}
            onClick={() => void mark.run({ id })}
          >
            {t('mark')}
          </CommandButton>
        ) : null}
        {mayWithdraw ? (
          <CommandButton
            className="button button-quiet"
            pending={withdraw.pending}
            aria-label={`${t('withdraw')}: ${text}`}
            onClick={() => void withdraw.run({ id })}
          >
            {t('withdraw')}
          </CommandButton>
        ) : null}
      </ButtonRow>
      <CommandMessage message={mark.message ?? withdraw.message} />
    </li>
  )
}
