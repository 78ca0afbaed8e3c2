'use client'

import { useTranslations } from 'next-intl'
import { useId, useRef } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import layout from '@/components/form/form-layout.module.css'
import { useCommand } from '@/components/form/use-command'
import { ButtonRow } from '@/components/layout/button-row'
import { Disclosure } from '@/components/layout/disclosure'
import { recordReminderAction } from '../actions'
import styles from './appointments.module.css'

type Props = { appointmentId: string; text: string; number: string }

/** `sms:` with the text works on Android and iOS. It opens the messages of the device itself; no third party is told. */
const smsLink = (number: string, text: string) => `sms:${number}?&body=${encodeURIComponent(text)}`

/** A text that somebody sends from their own phone: opened there, or copied. */
export const ReminderMessage = ({ appointmentId, text, number }: Props) => {
  const t = useTranslations('agenda.text')
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const openCommand = useCommand(recordReminderAction)
  const copyCommand = useCommand(recordReminderAction, { success: t('copied') })
  const copy = async () => {
    area.current?.select()
    await navigator.clipboard.writeText(text).catch(() => undefined)
    await copyCommand.run({ id: appointmentId })
  }
  return (
    <Disclosure summary={t('title')} small className="no-print">
      <div className={layout.rows}>
        <div className="field">
          <label htmlFor={id}>{t('label')}</label>
          <textarea id={id} ref={area} className={`input ${styles.text}`} readOnly rows={2} value={text} />
          <p className="small soft">{t('hint')}</p>
        </div>
        <ButtonRow>
          <a
            className="button"
            href={smsLink(number, text)}
            onClick={() => void openCommand.run({ id: appointmentId })}
          >
            {t('sms')}
          </a>
          <CommandButton pending={copyCommand.pending} onClick={() => void copy()}>
            {t('copy')}
          </CommandButton>
        </ButtonRow>
        <CommandMessage message={copyCommand.message ?? openCommand.message} />
      </div>
    </Disclosure>
  )
}
