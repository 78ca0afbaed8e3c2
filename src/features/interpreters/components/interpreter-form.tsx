'use client'

import { useTranslations } from 'next-intl'
import { CheckedForm, type Refused } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { Field } from '@/components/form/field'
import { FieldGroup } from '@/components/form/field-group'
import { fieldText } from '@/components/form/field-text'
import layout from '@/components/form/form-layout.module.css'
import { TextField } from '@/components/form/text-field'
import { Tick } from '@/components/form/tick'
import { contactValueLimit, interpreterNameLimit } from '@/domain/text-limits'
import type { InterpreterPage } from '../queries/interpreter-by-id'
import styles from './interpreters.module.css'

export type InterpreterFields = {
  name: string
  phone: string
  email: string
  languages: string[]
  signedOn: string | null
}

type Props = {
  /** The interpreter to change; without one the form adds somebody. */
  row?: InterpreterPage
  /** The names of languages by tag, from the server: a browser may have others. */
  languages: Readonly<Record<string, string>>
  today: string
  pending: boolean
  onSend: (fields: InterpreterFields) => Promise<Refused | null>
}

const notInterpreted = ['nl', 'other']

const fieldsOf = (form: FormData): InterpreterFields => ({
  name: fieldText(form, 'name'),
  phone: fieldText(form, 'phone'),
  email: fieldText(form, 'email'),
  languages: form.getAll('languages').map(String),
  signedOn: fieldText(form, 'signedOn') || null,
})

const Languages = ({ chosen, names }: { chosen: readonly string[]; names: Props['languages'] }) => {
  const t = useTranslations('interpreters.form')
  return (
    <FieldGroup legend={t('languages')} path="languages">
      <div className={styles.languages}>
        {Object.entries(names)
          .filter(([tag]) => !notInterpreted.includes(tag))
          .map(([tag, name]) => (
            <Tick key={tag} name="languages" value={tag} defaultChecked={chosen.includes(tag)}>
              {name}
            </Tick>
          ))}
      </div>
    </FieldGroup>
  )
}

/** Who an interpreter is, how they are reached, which languages they speak, and when they signed. */
export const InterpreterForm = ({ row, languages, today, pending, onSend }: Props) => {
  const t = useTranslations('interpreters.form')
  return (
    <CheckedForm className={styles.form} onSend={(form) => onSend(fieldsOf(form))}>
      <TextField path="name" label={t('name')} opensWith={row?.name} longest={interpreterNameLimit} required />
      <div className={styles.pair}>
        <TextField path="phone" label={t('phone')} opensWith={row?.phone} longest={contactValueLimit} />
        <TextField
          path="email"
          type="email"
          label={t('email')}
          hint={t('emailHint')}
          opensWith={row?.email}
          longest={contactValueLimit}
        />
      </div>
      <Languages chosen={row?.languages ?? []} names={languages} />
      <Field path="signedOn" label={t('signedOn')} hint={t('signedOnHint')}>
        {(field) => (
          <input
            {...field}
            type="date"
            className={`input ${styles.day}`}
            max={today}
            defaultValue={row?.signedOn ?? ''}
          />
        )}
      </Field>
      <div className={layout.end}>
        <CommandButton pending={pending} className="button button-main">
          {row ? t('save') : t('add')}
        </CommandButton>
      </div>
    </CheckedForm>
  )
}
