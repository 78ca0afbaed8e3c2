'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { SuccessMessage } from '@/components/form/command-message'
import { FormDetails, useFormDetails } from '@/components/form/form-details'
import { useCommand } from '@/components/form/use-command'
import type { ChosenWay } from '@/domain/calls/chosen-way'
import type { KnownFacts } from '@/domain/calls/ways-of-meeting'
import { addAppointmentAction } from '../actions'
import type { AppointmentChoices } from '../queries/appointment-choices'
import { AppointmentForm, type AppointmentFields } from './appointment-form'

type Props = {
  familyId: string
  choices: AppointmentChoices
  today: string
  tomorrow: string
  summary: string
  way: ChosenWay
  known?: KnownFacts
  movedNote?: string
  bookedId?: string | null
}

/** Makes an appointment with a family, or moves the one that it has. */
export const AddAppointment = ({ familyId, summary, ...form }: Props) => {
  const t = useTranslations('agenda.family')
  const router = useRouter()
  const { refs, close } = useFormDetails()
  const unsentInput = useRef<{ key: string; id: string } | null>(null)
  const add = useCommand(addAppointmentAction, {
    inForm: true,
    success: t('saved'),
    onSuccess: () => {
      unsentInput.current = null
      close()
      router.refresh()
    },
  })
  const send = (fields: AppointmentFields) => {
    const key = JSON.stringify(fields)
    const id = unsentInput.current?.key === key ? unsentInput.current.id : crypto.randomUUID()
    unsentInput.current = { key, id }
    return add.run({ id, familyId, ...fields })
  }
  return (
    <>
      <FormDetails refs={refs} summary={summary}>
        <AppointmentForm {...form} pending={add.pending} onSend={send} />
      </FormDetails>
      <SuccessMessage message={add.message} className="small" />
    </>
  )
}
