'use client'

import { useTranslations } from 'next-intl'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { fieldText } from '@/components/form/field-text'
import { FormDetails } from '@/components/form/form-details'
import layout from '@/components/form/form-layout.module.css'
import { TextField } from '@/components/form/text-field'
import { useCommand } from '@/components/form/use-command'
import type { ReportPart } from '@/domain/people/report-part'
import { reasonLimit } from '@/domain/text-limits'
import { addOmissionAction, removeOmissionAction } from '../actions'

type Props = { familyId: string; part: ReportPart; rowId: string; about: string; isOmitted: boolean }

/** Leaves something out of the file for the parent, with the reason, or takes it in again. */
export const OmissionForm = ({ familyId, part, rowId, about, isOmitted }: Props) => {
  const t = useTranslations('parentRequests.omit')
  const add = useCommand(addOmissionAction, { inForm: true })
  const remove = useCommand(removeOmissionAction)
  if (isOmitted)
    return (
      <div>
        <CommandButton pending={remove.pending} onClick={() => void remove.run({ familyId, part, rowId })}>
          {t('restore')}
          <span className="visually-hidden"> {about}</span>
        </CommandButton>
        <CommandMessage message={remove.message} />
      </div>
    )
  return (
    <FormDetails
      summary={
        <>
          {t('leave')}
          <span className="visually-hidden"> {about}</span>
        </>
      }
    >
      <CheckedForm
        className={layout.rows}
        onSend={(fields) => add.run({ familyId, part, rowId, reason: fieldText(fields, 'reason') })}
      >
        <TextField path="reason" label={t('reason')} longest={reasonLimit} required />
        <div className={layout.end}>
          <CommandButton pending={add.pending} className="button button-main">
            {t('save')}
          </CommandButton>
        </div>
      </CheckedForm>
    </FormDetails>
  )
}
