'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { fieldText } from '@/components/form/field-text'
import { StaffField } from '@/components/form/staff-field'
import { useCommand, type CommandResult } from '@/components/form/use-command'
import { isolatedText } from '@/domain/isolated-text'
import type { StaffChoice } from '@/i18n/use-staff-label'
import styles from './calls.module.css'

type Assignments = { assignments: { familyId: string; callerId: string | null }[] }

export type AssignFamilyProps = {
  familyId: string
  name: string
  callers: readonly StaffChoice[]
  /** The command belongs to the families; the page hands it on. */
  assign: (input: Assignments) => Promise<CommandResult<unknown>>
}

/** Gives one family to a caller. */
export const AssignFamily = ({ familyId, name, callers, assign }: AssignFamilyProps) => {
  const t = useTranslations('calls.bulk')
  const router = useRouter()
  const command = useCommand(assign, { inForm: true, onSuccess: () => router.refresh() })
  return (
    <CheckedForm
      className={styles.side}
      onSend={(fields) => command.run({ assignments: [{ familyId, callerId: fieldText(fields, 'callerId') }] })}
    >
      <StaffField
        path="callerId"
        label={t('toFor', { name: isolatedText(name) })}
        people={callers}
        none={t('choose')}
        required
      />
      <CommandButton pending={command.pending}>
        {t('give')}
        <span className="visually-hidden"> {name}</span>
      </CommandButton>
    </CheckedForm>
  )
}
