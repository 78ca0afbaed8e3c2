'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition, type SyntheticEvent } from 'react'
import { answered } from '@/components/form/answered'
import { fieldText } from '@/components/form/field-text'
import { renameOrganisationAction } from '../actions'
import styles from './staff.module.css'
import { TextField } from './text-field'

/** The name of the organisation. What is refused stays as it was typed. */
export const OrganisationForm = ({ name }: { name: string }) => {
  const t = useTranslations('staff.organisation')
  const router = useRouter()
  const [said, setSaid] = useState<{ problem?: string; kept?: boolean }>({})
  const [busy, startSending] = useTransition()
  const keep = (fields: FormData) =>
    startSending(async () => {
      const answer = await answered(renameOrganisationAction({ name: fieldText(fields, 'name') }))
      if (!answer.ok) return setSaid({ problem: answer.problems[0]?.message ?? answer.message })
      setSaid({ kept: true })
      router.refresh()
    })
  const send = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!busy) keep(new FormData(event.currentTarget))
  }
  return (
    <form className={styles.organisation} onSubmit={send} onChange={() => setSaid({})} noValidate>
      <TextField name="name" label={t('name')} value={name} hint={t('about')} problem={said.problem} />
      <div className={styles.keep}>
        <button type="submit" className="button" aria-disabled={busy}>
          {t('save')}
        </button>
        <span role="status">{said.kept ? t('saved') : ''}</span>
      </div>
    </form>
  )
}
