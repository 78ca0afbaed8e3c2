'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import { fieldText } from '@/components/form/field-text'
import { useCommand } from '@/components/form/use-command'
import { updatePasswordAction } from '../actions'
import { PasswordField } from './password-field'
import styles from './public-form.module.css'

/** Changes one's own password. After a refusal the typed text stays. */
export const ChangePasswordForm = ({ email }: { email: string }) => {
  const t = useTranslations('account.password')
  const form = useRef<HTMLFormElement>(null)
  const words = { show: t('show'), hide: t('hide') }

  const change = useCommand(updatePasswordAction, { success: t('done'), onSuccess: () => form.current?.reset() })
  const send = (fields: FormData) =>
    change.run({ present: fieldText(fields, 'present'), password: fieldText(fields, 'password') })

  return (
    <CheckedForm form={form} method="post" className={styles.form} onSend={send}>
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField name="present" label={t('present')} autoComplete="current-password" words={words} />
      <PasswordField name="password" label={t('new')} autoComplete="new-password" words={words} hint={t('hint')} />
      <SuccessMessage message={change.message} className="notice" />
      <div>
        <CommandButton pending={change.pending}>{t('submit')}</CommandButton>
      </div>
    </CheckedForm>
  )
}
