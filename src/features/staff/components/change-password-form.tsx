'use client'

import { answered } from '@/components/form/answered'
import { useTranslations } from 'next-intl'
import { useRef, useState, type SyntheticEvent } from 'react'
import { fieldText } from '@/components/form/field-text'
import { changePasswordAction } from '../actions'
import { PasswordField } from './password-field'
import styles from './public-form.module.css'

type Problems = { present?: string; password?: string; other?: string }

/** One's own password, by who knows the present one. What was typed stays when something is wrong with it. */
export const ChangePasswordForm = ({ email }: { email: string }) => {
  const t = useTranslations('account.password')
  const form = useRef<HTMLFormElement>(null)
  const [problems, setProblems] = useState<Problems>({})
  const [state, setState] = useState<'open' | 'busy' | 'done'>('open')
  const words = { show: t('show'), hide: t('hide') }

  const change = async (data: FormData) => {
    setState('busy')
    setProblems({})
    const input = { present: fieldText(data, 'present'), password: fieldText(data, 'password') }
    const answer = await answered(changePasswordAction(input))
    setState(answer.ok ? 'done' : 'open')
    if (answer.ok) return form.current?.reset()
    const byField = Object.fromEntries(answer.problems.map(({ path, message }) => [path, message]))
    setProblems(answer.problems.length > 0 ? byField : { other: answer.message })
  }

  const send = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (state !== 'busy') void change(new FormData(event.currentTarget))
  }

  return (
    <form ref={form} method="post" className={styles.form} onSubmit={send} noValidate>
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        name="present"
        label={t('present')}
        autoComplete="current-password"
        words={words}
        problem={problems.present}
      />
      <PasswordField
        name="password"
        label={t('new')}
        autoComplete="new-password"
        words={words}
        hint={t('hint')}
        problem={problems.password}
      />
      <div role="status">
        {state === 'done' && <p className="notice">{t('done')}</p>}
        {problems.other && <p className="problem">{problems.other}</p>}
      </div>
      <div>
        <button type="submit" className="button" aria-disabled={state === 'busy'}>
          {t('submit')}
        </button>
      </div>
    </form>
  )
}
