'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { SuccessMessage } from '@/components/form/command-message'
import { FormDetails, useFormDetails } from '@/components/form/form-details'
import { useCommand } from '@/components/form/use-command'
import { createInterpreterAction } from '../actions'
import { InterpreterForm, type InterpreterFields } from './interpreter-form'

type Props = { languages: Readonly<Record<string, string>>; today: string }

/** Adds somebody to the register. */
export const AddInterpreter = ({ languages, today }: Props) => {
  const t = useTranslations('interpreters')
  const router = useRouter()
  const { refs, close } = useFormDetails()
  const [added, setAdded] = useState(0)
  const unsentInput = useRef<{ key: string; id: string } | null>(null)
  const create = useCommand(createInterpreterAction, {
    inForm: true,
    success: t('added'),
    onSuccess: () => {
      unsentInput.current = null
      close()
      setAdded((count) => count + 1)
      router.refresh()
    },
  })
  const send = (fields: InterpreterFields) => {
    const key = JSON.stringify(fields)
    const id = unsentInput.current?.key === key ? unsentInput.current.id : crypto.randomUUID()
    unsentInput.current = { key, id }
    return create.run({ id, ...fields })
  }
  return (
    <>
      <FormDetails refs={refs} summary={t('add')}>
        <InterpreterForm key={added} languages={languages} today={today} pending={create.pending} onSend={send} />
      </FormDetails>
      <SuccessMessage message={create.message} className="small" />
    </>
  )
}
