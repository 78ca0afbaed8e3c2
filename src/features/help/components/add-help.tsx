'use client'

import { answered } from '@/components/form/answered'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { FormDetails, shutDetails } from '@/components/form/form-details'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { NeedType } from '@/domain/instrument/definition'
import { addHelpAction } from '../actions'
import { Panel, PromiseFields, TextField, type Owner } from './help-panel'

type Props = {
  familyId: string
  types: readonly { value: NeedType; label: string }[]
  owners: readonly Owner[]
  /** Who adds it usually does it. */
  me: string
}

export const AddHelp = ({ familyId, types, owners, me }: Props) => {
  const t = useTranslations('help')
  const router = useRouter()
  const details = useRef<HTMLDetailsElement>(null)
  const helpId = useRef<string | null>(null)
  const [round, setRound] = useState(0)
  const empty = () => {
    setRound(round + 1)
    shutDetails(details.current)
  }
  const send = async (fields: FormData) => {
    const type = types.find(({ value }) => value === fields.get('type'))?.value
    if (!type) return { message: t('add.choose'), problems: [] }
    helpId.current ??= crypto.randomUUID()
    const promise = { ownerId: fieldText(fields, 'ownerId'), dueOn: fieldText(fields, 'dueOn') }
    const input = { id: helpId.current, familyId, type, text: fieldText(fields, 'text'), ...promise }
    const result = await answered(addHelpAction(input))
    if (!result.ok) return result
    helpId.current = null
    empty()
    router.refresh()
    return null
  }
  return (
    <FormDetails details={details} summary={t('add.open')}>
      <Panel key={round} onSend={send} onCancel={empty} save={t('add.save')}>
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
        <TextField name="text" label={t('add.text')} text="" />
        <PromiseFields owners={owners} ownerId={me} dueOn="" />
      </Panel>
    </FormDetails>
  )
}
