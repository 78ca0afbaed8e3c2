'use client'

import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { FormDetails, useFormDetails } from '@/components/form/form-details'
import { useCommand } from '@/components/form/use-command'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { NeedType } from '@/domain/instrument/definition'
import { addHelpAction } from '../actions'
import { HelpText, Panel, PromiseFields, type Owner } from './help-panel'

type Props = {
  familyId: string
  types: readonly { value: NeedType; label: string }[]
  owners: readonly Owner[]
  /** The default owner, because the person who adds help usually does it. */
  me: string
}

export const AddHelp = ({ familyId, types, owners, me }: Props) => {
  const t = useTranslations('help')
  const router = useRouter()
  const { refs, close } = useFormDetails()
  const helpId = useRef<string | null>(null)
  const [round, setRound] = useState(0)
  const closeEmptied = () => {
    setRound(round + 1)
    close()
  }
  const add = useCommand(addHelpAction, {
    onSuccess: () => {
      helpId.current = null
      closeEmptied()
      router.refresh()
    },
  })
  const send = async (fields: FormData) => {
    const type = types.find(({ value }) => value === fields.get('type'))?.value
    if (!type) return { message: t('add.choose'), problems: [] }
    helpId.current ??= crypto.randomUUID()
    const promise = { ownerId: fieldText(fields, 'ownerId'), dueOn: fieldText(fields, 'dueOn') }
    return add.run({ id: helpId.current, familyId, type, text: fieldText(fields, 'text'), ...promise })
  }
  return (
    <FormDetails refs={refs} summary={t('add.open')}>
      <Panel key={round} onSend={send} onCancel={closeEmptied} pending={add.pending} save={t('add.save')}>
        <Field path="type" label={t('type')}>
          {(field) => (
            <select {...field} className="input" required defaultValue="">
              <option value="" disabled>
                {t('add.choose')}
              </option>
              {types.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <HelpText path="text" label={t('add.text')} />
        <PromiseFields owners={owners} ownerId={me} dueOn="" />
      </Panel>
    </FormDetails>
  )
}
