'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { CheckedForm, type Refused } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { roles, type Role, makesCalls, mayBeTrainee, readsForRecipient } from '@/domain/access/actor'
import { ButtonRow } from '@/components/layout/button-row'
import { Tick } from '@/components/form/tick'
import { TextField } from '@/components/form/text-field'
import type { StaffRow } from '../queries/staff-list'
import type { ReaderNodes } from '../queries/reader-nodes'
import { LanguagesField } from './languages-field'
import { ReaderNodeField } from './reader-node-field'
import styles from './staff.module.css'

export type StaffPost = {
  email: string
  name: string
  role: Role
  trainee: boolean
  languages: string[]
  boardId: string | null
  municipalityId: string | null
}

type Props = {
  /** The member of staff to change; without it the form invites somebody new. */
  row?: StaffRow
  isOwn?: boolean
  places: ReaderNodes
  pending: boolean
  onSend: (post: StaffPost) => Promise<Refused | null>
  onCancel: () => void
}

const placeOf = (value: string) => ({
  boardId: value.startsWith('board:') ? value.slice(6) : null,
  municipalityId: value.startsWith('municipality:') ? value.slice(13) : null,
})

const postOf = (data: FormData, role: Role): StaffPost => ({
  email: fieldText(data, 'email'),
  name: fieldText(data, 'name'),
  role,
  trainee: fieldText(data, 'trainee') === 'on',
  languages: data.getAll('languages').map(String),
  ...placeOf(fieldText(data, 'boardId')),
})

/** Name, role, and the fields that go with the role. The form is the same for an invitation and for a change. */
export const StaffForm = ({ row, isOwn = false, places, pending, onSend, onCancel }: Props) => {
  const t = useTranslations('staff')
  const frame = useTranslations('frame')
  const [role, setRole] = useState<Role>(row?.role ?? 'caller')
  return (
    <CheckedForm method="post" className={styles.form} onSend={(fields) => onSend(postOf(fields, role))}>
      {!row && <TextField path="email" type="email" label={t('form.email')} hint={t('form.emailHint')} required />}
      <TextField path="name" label={t('form.name')} opensWith={row?.name} required />
      <Field path="role" label={t('form.role')} hint={isOwn ? t('changeDialog.selfRole') : t(`form.roleHints.${role}`)}>
        {(field) => (
          <select
            {...field}
            className="input"
            value={role}
            disabled={isOwn}
            // The options of the list are the roles.
            onChange={(event) => setRole(event.target.value as Role)}
          >
            {roles.map((key) => (
              <option key={key} value={key}>
                {frame(`roles.${key}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {mayBeTrainee(role) && (
        <Tick name="trainee" defaultChecked={row?.trainee ?? false}>
          {t('form.trainee')}
        </Tick>
      )}
      {makesCalls(role) && <LanguagesField chosen={row?.languages ?? []} />}
      {readsForRecipient(role) && <ReaderNodeField places={places} row={row} />}
      <ButtonRow>
        <CommandButton pending={pending} className="button button-main">
          {row ? t('form.save') : t('form.send')}
        </CommandButton>
        <button type="button" className="button" onClick={onCancel}>
          {frame('actions.cancel')}
        </button>
      </ButtonRow>
    </CheckedForm>
  )
}
