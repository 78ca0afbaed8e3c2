'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { CheckedForm, type Refused } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { Field } from '@/components/form/field'
import { helpResults } from '@/domain/calls/help-result'
import { StaffField } from '@/components/form/staff-field'
import { TextField } from '@/components/form/text-field'
import type { StaffChoice } from '@/i18n/use-staff-label'
import { helpTextLimit } from '@/domain/text-limits'
import { Tick } from '@/components/form/tick'
import styles from './help.module.css'

export type Owner = StaffChoice

/** The fields for owner and day, which all help must have. */
export const PromiseFields = ({
  owners,
  ownerId,
  dueOn,
}: {
  owners: readonly Owner[]
  ownerId: string
  dueOn: string
}) => {
  const t = useTranslations('help')
  return (
    <div className={styles.pair}>
      <StaffField
        path="ownerId"
        label={t('add.owner')}
        people={owners}
        none={t('noOwner')}
        opensWith={ownerId}
        required
      />
      <Field path="dueOn" label={t('add.due')}>
        {(field) => <input {...field} type="date" className="input" required defaultValue={dueOn} />}
      </Field>
    </div>
  )
}

type TextProps = { path: string; label: string; opensWith?: string }

/** A text field for a line or two about help. */
export const HelpText = (props: TextProps) => <TextField {...props} lines={2} longest={helpTextLimit} />

export const ResultFields = ({ note }: { note: string }) => {
  const t = useTranslations('help')
  return (
    <>
      <fieldset>
        <legend>{t('close.question')}</legend>
        {helpResults.map((result) => (
          <Tick key={result} type="radio" name="result" value={result} required>
            {t(`results.${result}`)}
          </Tick>
        ))}
      </fieldset>
      <HelpText path="resultNote" label={t('close.note')} opensWith={note} />
    </>
  )
}

type PanelProps = {
  onSend: (fields: FormData) => Promise<Refused | null>
  onCancel: () => void
  pending: boolean
  save: string
  /** Whether the panel opened after a press, and therefore takes the focus. */
  opens?: boolean
  children: ReactNode
}

export const Panel = ({ onSend, onCancel, pending, save, opens = false, children }: PanelProps) => {
  const frame = useTranslations('frame.actions')
  return (
    <CheckedForm className={styles.panel} onSend={onSend} opens={opens}>
      {children}
      <div className={styles.actions}>
        <CommandButton pending={pending} className="button button-main">
          {save}
        </CommandButton>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          {frame('cancel')}
        </button>
      </div>
    </CheckedForm>
  )
}
