'use client'

import { useTranslations } from 'next-intl'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand, type Message } from '@/components/form/use-command'
import { useState } from 'react'
import { disablePersonExportAction, requestPersonExportAction } from '../actions'

type Props = { isOn: boolean; isWaiting: boolean }

/** Whether families and interviews may be exported: one admin switches it off, two people switch it on. */
export const PersonExportSection = ({ isOn, isWaiting }: Props) => {
  const t = useTranslations('staff.personExport')
  const message = useState<Message>(null)
  const request = useCommand(requestPersonExportAction, { message, success: t('asked') })
  const disable = useCommand(disablePersonExportAction, { message, success: t('disabled') })
  const command = isOn ? disable : request
  return (
    <>
      <p>{t(isOn ? 'on' : isWaiting ? 'waiting' : 'off')}</p>
      {isWaiting && !isOn ? null : (
        <div>
          <CommandButton pending={command.pending} onClick={() => void command.run({})}>
            {t(isOn ? 'disable' : 'ask')}
          </CommandButton>
        </div>
      )}
      <CommandMessage message={message[0]} />
    </>
  )
}
