'use client'

import { useTranslations } from 'next-intl'
import { useId, useState, type SyntheticEvent } from 'react'
import { fieldText } from '@/components/form/field-text'
import { roles, type Role } from '@/domain/access/actor'
import type { ReaderPlaces, StaffRow } from '../queries/staff-list'
import { PlaceField } from './place-field'
import styles from './staff.module.css'
import { TextField } from './text-field'

export type StaffPost = {
  email: string
  name: string
  role: Role
  trainee: boolean
  boardId: string | null
  municipalityId: string | null
}

/** What was wrong, by field; `other` is what belongs to none. */
export type FormProblems = Partial<Record<string, string>>

type Props = {
  /** Who is changed; without it someone new is invited. */
  row?: StaffRow
  isOwn?: boolean
  places: ReaderPlaces
  onSend: (post: StaffPost) => Promise<FormProblems>
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
  ...placeOf(fieldText(data, 'place')),
})

/** Name, role, and what goes with the role: inviting and changing ask the same. */
export const StaffForm = ({ row, isOwn = false, places, onSend, onCancel }: Props) => {
  const t = useTranslations('staff')
  const frame = useTranslations('frame')
  const [role, setRole] = useState<Role>(row?.role ?? 'caller')
  const [problems, setProblems] = useState<FormProblems>({})
  const [busy, setBusy] = useState(false)
  const roleId = useId()

  const send = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    void onSend(postOf(new FormData(event.currentTarget), role))
      .then(setProblems)
      .finally(() => setBusy(false))
  }

  return (
    <form method="post" className={styles.form} onSubmit={send} noValidate>
      {!row && (
        <TextField
          name="email"
          type="email"
          label={t('form.email')}
          hint={t('form.emailHint')}
          problem={problems.email}
        />
      )}
      <TextField name="name" label={t('form.name')} value={row?.name} problem={problems.name} />
      <div className="field">
        <label htmlFor={roleId}>{t('form.role')}</label>
        <select
          id={roleId}
          className="input"
          value={role}
          disabled={isOwn}
          aria-describedby={`${roleId}-hint`}
          onChange={(event) => setRole(event.target.value as Role)}
        >
          {roles.map((key) => (
            <option key={key} value={key}>
              {frame(`roles.${key}`)}
            </option>
          ))}
        </select>
        <p id={`${roleId}-hint`} className="small soft">
          {isOwn ? t('changeDialog.selfRole') : t(`form.roleHints.${role}`)}
        </p>
      </div>
      {role === 'caller' && (
        <label className={styles.check}>
          <input type="checkbox" name="trainee" defaultChecked={row?.trainee ?? false} />
          {t('form.trainee')}
        </label>
      )}
      {role === 'reader' && <PlaceField places={places} row={row} problem={problems.boardId} />}
      <p role="alert" className={problems.other ? 'problem' : 'visually-hidden'}>
        {problems.other}
      </p>
      <div className={styles.choices}>
        <button type="submit" className="button button-main" aria-disabled={busy}>
          {row ? t('form.save') : t('form.send')}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {frame('actions.cancel')}
        </button>
      </div>
    </form>
  )
}
