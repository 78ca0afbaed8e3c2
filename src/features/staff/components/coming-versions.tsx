'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { Spread } from '@/components/layout/spread'
import { PlainList } from '@/components/list/plain-list'
import { removeInstrumentVersionAction } from '../actions'
import styles from './staff.module.css'

/** Versions of which the week has not begun, each with a button to take it back. */
export const ComingVersions = ({ coming }: { coming: readonly { week: string; words: string }[] }) => {
  const t = useTranslations('staff.questionnaire')
  const router = useRouter()
  const takeBack = useCommand(removeInstrumentVersionAction, {
    success: t('takenBack'),
    onAnswer: () => router.refresh(),
  })
  return (
    <>
      {coming.length > 0 ? (
        <PlainList ruled className={styles.coming}>
          {coming.map(({ week, words }) => (
            <Spread as="li" key={week}>
              <span>{words}</span>
              <CommandButton pending={takeBack.pending} onClick={() => void takeBack.run({ week })}>
                {t('takeBack')}
                <span className="visually-hidden"> {words}</span>
              </CommandButton>
            </Spread>
          ))}
        </PlainList>
      ) : null}
      <CommandMessage message={takeBack.message} />
    </>
  )
}
