'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { Field } from '@/components/form/field'
import { fieldText } from '@/components/form/field-text'
import { useCommand } from '@/components/form/use-command'
import { signalFindings } from '@/domain/signals/signals'
import { markSignalSeenAction } from '../actions'
import styles from './signals.module.css'

/** Asks what a signal was. Nothing is chosen beforehand, so that nobody notes what they did not find out. */
export const SignalForm = ({ signalId, about }: { signalId: string; about: string }) => {
  const t = useTranslations('signals')
  const router = useRouter()
  const see = useCommand(markSignalSeenAction, { inForm: true, onSuccess: () => router.refresh() })
  return (
    <CheckedForm
      className={styles.form}
      onSend={(fields) => see.run({ signalId, finding: fieldText(fields, 'finding') })}
    >
      <Field
        path="finding"
        label={
          <>
            {t('finding')} <span className="visually-hidden">{about}</span>
          </>
        }
      >
        {(field) => (
          <select {...field} className="input" required defaultValue="">
            <option value="">{t('choose')}</option>
            {signalFindings.map((finding) => (
              <option key={finding} value={finding}>
                {t(`findings.${finding}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <CommandButton pending={see.pending}>
        {t('see')}
        <span className="visually-hidden">: {about}</span>
      </CommandButton>
    </CheckedForm>
  )
}
