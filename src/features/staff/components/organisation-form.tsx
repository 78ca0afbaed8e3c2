'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import { fieldText } from '@/components/form/field-text'
import { TextField } from '@/components/form/text-field'
import { useCommand } from '@/components/form/use-command'
import { renameOrganisationAction } from '../actions'
import styles from './staff.module.css'

/** The name of the organisation. After a refusal the typed text stays. */
export const OrganisationForm = ({ name }: { name: string }) => {
  const t = useTranslations('staff.organisation')
  const router = useRouter()
  const rename = useCommand(renameOrganisationAction, { success: t('saved'), onSuccess: () => router.refresh() })
  return (
    <CheckedForm
      className={styles.organisation}
      onSend={(fields) => rename.run({ name: fieldText(fields, 'name') })}
      onChange={rename.clearMessage}
    >
      <TextField path="name" label={t('name')} opensWith={name} hint={t('about')} required />
      <div className={styles.keep}>
        <CommandButton pending={rename.pending}>{t('save')}</CommandButton>
        <SuccessMessage message={rename.message} />
      </div>
    </CheckedForm>
  )
}
