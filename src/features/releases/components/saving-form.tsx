'use client'

import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import { LeaveGuard } from '@/components/form/leave-guard'
import type { Command } from '@/components/form/use-command'
import styles from './releases.module.css'

type Props<Input> = {
  command: Command<Input>
  input: (fields: FormData) => Input
  submit: string
  /** Whether leaving the page asks first, so that typed text is not lost. */
  isGuarded?: boolean
  children: ReactNode
}

/** Fields and one button that saves them. After a refusal the typed text stays, with the reasons above the fields. */
export const SavingForm = <Input,>({ command, input, submit, isGuarded = false, children }: Props<Input>) => {
  const t = useTranslations('releases.text')
  const [dirty, setDirty] = useState(false)
  const save = async (fields: FormData) => {
    const refusal = await command.run(input(fields))
    if (!refusal) setDirty(false)
    return refusal
  }
  return (
    <CheckedForm
      className={styles.text}
      onChange={() => {
        setDirty(true)
        command.clearMessage()
      }}
      onSend={save}
    >
      {children}
      <div className={styles.save}>
        <CommandButton pending={command.pending}>{submit}</CommandButton>
        <SuccessMessage message={command.message} />
      </div>
      {isGuarded ? (
        <LeaveGuard
          dirty={dirty}
          texts={{ title: t('leave.title'), text: t('leave.text'), leave: t('leave.leave'), stay: t('leave.stay') }}
        />
      ) : null}
    </CheckedForm>
  )
}
