'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { answered } from '@/components/form/answered'
import { CheckedForm } from '@/components/form/checked-form'
import { fieldText } from '@/components/form/field-text'
import { renameOrganisationAction } from '../actions'
import styles from './staff.module.css'
import { TextField } from './text-field'

/** The name of the organisation. What is refused stays as it was typed. */
export const OrganisationForm = ({ name }: { name: string }) => {
  const t = useTranslations('staff.organisation')
  const router = useRouter()
  const [isKept, setKept] = useState(false)
  const [busy, setBusy] = useState(false)
  const keep = async (fields: FormData) => {
    setBusy(true)
    const answer = await answered(renameOrganisationAction({ name: fieldText(fields, 'name') }))
    setBusy(false)
    setKept(answer.ok)
    if (!answer.ok) return answer
    router.refresh()
    return null
  }
  return (
    <CheckedForm className={styles.organisation} onSend={keep} onChange={() => setKept(false)}>
      <TextField name="name" label={t('name')} value={name} hint={t('about')} />
      <div className={styles.keep}>
        <button type="submit" className="button" aria-disabled={busy}>
          {t('save')}
        </button>
        <span role="status">{isKept ? t('saved') : ''}</span>
      </div>
    </CheckedForm>
  )
}
