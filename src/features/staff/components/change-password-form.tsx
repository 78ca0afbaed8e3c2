'use client'

import { answered } from '@/components/form/answered'
import { CheckedForm } from '@/components/form/checked-form'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { fieldText } from '@/components/form/field-text'
import { changePasswordAction } from '../actions'
import { PasswordField } from './password-field'
import styles from './public-form.module.css'

/** One's own password, by who knows the present one. What was typed stays when something is wrong with it. */
export const ChangePasswordForm = ({ email }: { email: string }) => {
  const t = useTranslations('account.password')
  const [state, setState] = useState<'open' | 'busy' | 'done'>('open')
  const words = { show: t('show'), hide: t('hide') }

  const change = async (fields: FormData, form: HTMLFormElement) => {
    setState('busy')
    const input = { present: fieldText(fields, 'present'), password: fieldText(fields, 'password') }
    const answer = await answered(changePasswordAction(input))
    setState(answer.ok ? 'done' : 'open')
    if (!answer.ok) return answer
    form.reset()
    return null
  }

  return (
    <CheckedForm method="post" className={styles.form} onSend={change}>
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField name="present" label={t('present')} autoComplete="current-password" words={words} />
      <PasswordField name="password" label={t('new')} autoComplete="new-password" words={words} hint={t('hint')} />
      <div role="status">{state === 'done' && <p className="notice">{t('done')}</p>}</div>
      <div>
        <button type="submit" className="button" aria-disabled={state === 'busy'}>
          {t('submit')}
        </button>
      </div>
    </CheckedForm>
  )
}
