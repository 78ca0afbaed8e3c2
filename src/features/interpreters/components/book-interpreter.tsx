'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { fieldText } from '@/components/form/field-text'
import { FormDetails, useFormDetails } from '@/components/form/form-details'
import layout from '@/components/form/form-layout.module.css'
import { InterpreterField } from '@/components/form/interpreter-field'
import { useCommand, type Message } from '@/components/form/use-command'
import { interpreterHours, type InterpreterChoice } from '@/domain/calls/interpreters'
import { addBookingAction, closeBookingAction } from '../actions'

type Props = {
  appointment: { id: string; startsAt: Date; endsAt: Date | null }
  /** Null: nobody is booked. */
  booking: { id: string; interpreterId: string } | null
  choices: readonly InterpreterChoice[]
}

/** Books an interpreter for an appointment, chooses another one, or cancels. */
export const BookInterpreter = ({ appointment, booking, choices }: Props) => {
  const t = useTranslations('agenda.interpreter')
  const router = useRouter()
  const { refs, close } = useFormDetails()
  const message = useState<Message>(null)
  const onSuccess = () => {
    close()
    router.refresh()
  }
  const add = useCommand(addBookingAction, { message, inForm: true, success: t('saved'), onSuccess })
  const cancel = useCommand(closeBookingAction, { message, success: t('cancelled'), onSuccess: () => router.refresh() })
  return (
    <>
      <FormDetails refs={refs} summary={t(booking ? 'change' : 'book')}>
        <CheckedForm
          key={booking?.id ?? ''}
          className={layout.rows}
          onSend={(form) => add.run({ appointmentId: appointment.id, interpreterId: fieldText(form, 'interpreterId') })}
        >
          <InterpreterField
            choices={choices}
            hours={interpreterHours(appointment)}
            opensWith={booking?.interpreterId ?? ''}
            required
          />
          <div>
            <CommandButton pending={add.pending}>{t('save')}</CommandButton>
          </div>
        </CheckedForm>
      </FormDetails>
      {booking ? (
        <CommandButton
          pending={cancel.pending}
          className="button button-quiet no-print"
          onClick={() => void cancel.run({ id: booking.id })}
        >
          {t('cancel')}
        </CommandButton>
      ) : null}
      <CommandMessage message={message[0]} />
    </>
  )
}
