'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { SuccessMessage } from '@/components/form/command-message'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { useCommand } from '@/components/form/use-command'
import { updateInstrumentVersionAction } from '../actions'
import styles from './staff.module.css'

type Props = { versions: readonly number[]; weeks: readonly { value: string; words: string }[] }

/** A version of the questionnaire, and the week from which it holds. */
export const QuestionnaireForm = ({ versions, weeks }: Props) => {
  const t = useTranslations('staff.questionnaire')
  const router = useRouter()
  const save = useCommand(updateInstrumentVersionAction, { success: t('saved'), onSuccess: () => router.refresh() })
  return (
    <CheckedForm
      className={styles.organisation}
      onSend={(fields) => save.run({ version: fieldText(fields, 'version'), week: fieldText(fields, 'week') })}
      onChange={save.clearMessage}
    >
      <Field path="version" label={t('version')}>
        {(field) => (
          <select {...field} className="input" required defaultValue="">
            <option value="">{t('chooseVersion')}</option>
            {versions.map((version) => (
              <option key={version} value={version}>
                {t('versionName', { version })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field path="week" label={t('from')}>
        {(field) => (
          <select {...field} className="input" required defaultValue="">
            <option value="">{t('chooseWeek')}</option>
            {weeks.map(({ value, words }) => (
              <option key={value} value={value}>
                {t('weekName', { week: words })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className={styles.keep}>
        <CommandButton pending={save.pending}>{t('save')}</CommandButton>
        <SuccessMessage message={save.message} />
      </div>
    </CheckedForm>
  )
}
