'use client'

import { answered } from '@/components/form/answered'
import { fieldText } from '@/components/form/field-text'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState, useTransition } from 'react'
import type { NeedType } from '@/domain/instrument/items'
import { addHelpAction } from '../actions'
import { Panel, PromiseFields, TextField, type Owner } from './help-panel'
import styles from './help.module.css'

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
  const typeId = useId()
  const details = useRef<HTMLDetailsElement>(null)
  const helpId = useRef<string | null>(null)
  const [round, setRound] = useState(0)
  const [problem, setProblem] = useState('')
  const [busy, startSending] = useTransition()
  const shut = () => {
    if (details.current) details.current.open = false
    setProblem('')
    setRound(round + 1)
  }
  const send = (fields: FormData) => {
    const type = types.find(({ value }) => value === fields.get('type'))?.value
    if (!type) return setProblem(t('add.choose'))
    helpId.current ??= crypto.randomUUID()
    const promise = { ownerId: fieldText(fields, 'ownerId'), dueOn: fieldText(fields, 'dueOn') }
    const input = { id: helpId.current, familyId, type, text: fieldText(fields, 'text'), ...promise }
    startSending(async () => {
      const result = await answered(addHelpAction(input))
      if (!result.ok) return setProblem(result.problems[0]?.message ?? result.message)
      helpId.current = null
      shut()
      router.refresh()
    })
  }
  return (
    <details ref={details} className={`${styles.add} no-print`}>
      <summary>{t('add.open')}</summary>
      <Panel key={round} onSend={send} onCancel={shut} save={t('add.save')} problem={problem} busy={busy}>
        <div className="field">
          <label htmlFor={typeId}>{t('type')}</label>
          <select id={typeId} name="type" className="input" required defaultValue="">
            <option value="" disabled>
              {t('add.choose')}
            </option>
            {types.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <TextField name="text" label={t('add.text')} text="" />
        <PromiseFields owners={owners} ownerId={me} dueOn="" />
      </Panel>
    </details>
  )
}
