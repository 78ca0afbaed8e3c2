'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import { fieldText } from '@/components/form/field-text'
import { TextField } from '@/components/form/text-field'
import { useCommand } from '@/components/form/use-command'
import { savePhoneAction } from '../actions'
import styles from './staff.module.css'

/** The number of the organisation, for parents in a call with picture. */
export const PhoneForm = ({ phone }: { phone: string | null }) => {
  const t = useTranslations('staff.phone')
  const router = useRouter()
  const save = useCommand(savePhoneAction, { success: t('saved'), onSuccess: () => router.refresh() })
  return (
    <CheckedForm
      className={styles.organisation}
      onSend={(fields) => save.run({ phone: fieldText(fields, 'phone') })}
      onChange={save.clearMessage}
    >
      <TextField path="phone" label={t('phone')} opensWith={phone ?? ''} hint={t('about')} />
      <div className={styles.keep}>
        <CommandButton pending={save.pending}>{t('save')}</CommandButton>
        <SuccessMessage message={save.message} />
      </div>
    </CheckedForm>
  )
}
