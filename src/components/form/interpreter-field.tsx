'use client'

import { useTranslations } from 'next-intl'
import { offeredInterpreters, unsignedCount, type InterpreterChoice } from '@/domain/calls/interpreters'
import { useInterpreterLabel, type CallHours } from '@/i18n/use-interpreter-label'
import { Field } from './field'

type Props = {
  choices: readonly InterpreterChoice[]
  /** When they are needed; null as long as no time is chosen. */
  hours: CallHours | null
  opensWith?: string
  required?: boolean
}

/** Who did not sign, as a reason why fewer are offeredChoices than there are. */
const Unsigned = ({ choices }: Pick<Props, 'choices'>) => {
  const t = useTranslations('agenda.interpreter')
  const count = unsignedCount(choices)
  return count > 0 ? <p className="soft small">{t('unsigned', { count })}</p> : null
}

/** A choice of one interpreter: who knows the family first. That no child interprets stands with it. */
export const InterpreterField = ({ choices, hours, opensWith = '', required = false }: Props) => {
  const t = useTranslations('agenda.interpreter')
  const label = useInterpreterLabel()
  const offeredChoices = offeredInterpreters(choices)
  if (offeredChoices.length === 0)
    return (
      <div>
        <p className="soft small">{t('nobody')}</p>
        <Unsigned choices={choices} />
      </div>
    )
  return (
    <div>
      <Field path="interpreterId" label={t('field')} hint={t('noChild')}>
        {(field) => (
          <select {...field} className="input" required={required} defaultValue={opensWith}>
            <option value="" disabled={required}>
              {t('none')}
            </option>
            {offeredChoices.map((choice) => {
              const { text, isFree } = label(choice, hours)
              return (
                <option key={choice.id} value={choice.id} disabled={!isFree}>
                  {text}
                </option>
              )
            })}
          </select>
        )}
      </Field>
      <Unsigned choices={choices} />
    </div>
  )
}
