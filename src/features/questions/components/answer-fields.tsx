'use client'

import { FieldGroup } from '@/components/form/field-group'
import { useTranslations } from 'next-intl'
import { Field } from '@/components/form/field'
import { NumberInput } from '@/components/form/number-input'
import { TextField } from '@/components/form/text-field'
import { Tick } from '@/components/form/tick'
import { ownNumberLimit, ownOptionLimits } from '@/domain/instrument/own-questions'
import { ownQuestionLimits } from '@/domain/text-limits'
import type { DraftOption, QuestionDraft } from './question-draft'
import styles from './questions.module.css'

type Props = { draft: QuestionDraft; onChange: (changes: Partial<QuestionDraft>) => void }

const Options = ({ draft: { options }, onChange }: Props) => {
  const t = useTranslations('questions.form')
  const set = (id: string, changes: Partial<DraftOption>) =>
    onChange({ options: options.map((option) => (option.id === id ? { ...option, ...changes } : option)) })
  return (
    <>
      {options.map((option, index) => (
        <div key={option.id} className={styles.option}>
          {(['nl', 'en'] as const).map((locale) => (
            <TextField
              key={locale}
              path={`options.${option.id}.${locale}`}
              label={locale === 'nl' ? t('option', { number: index + 1 }) : t('optionEn', { number: index + 1 })}
              longest={ownQuestionLimits.option}
              value={option[locale]}
              onChange={(value) => set(option.id, { [locale]: value })}
              required
            />
          ))}
          {options.length > ownOptionLimits.min ? (
            <button
              type="button"
              className="button button-quiet"
              aria-label={t('removeOption', { number: index + 1 })}
              onClick={() => onChange({ options: options.filter(({ id }) => id !== option.id) })}
            >
              {t('remove')}
            </button>
          ) : null}
        </div>
      ))}
      {options.length < ownOptionLimits.max ? (
        <button
          type="button"
          className={`button ${styles.add}`}
          onClick={() => onChange({ options: [...options, { id: crypto.randomUUID(), nl: '', en: '' }] })}
        >
          {t('addOption')}
        </button>
      ) : null}
    </>
  )
}

/** The answers that the question offers, by its kind. */
export const AnswerFields = ({ draft, onChange }: Props) => {
  const t = useTranslations('questions.form')
  const hasOptions = draft.kind === 'choice' || draft.kind === 'many'
  return (
    <FieldGroup legend={t('answers')} path="options">
      {hasOptions ? <Options draft={draft} onChange={onChange} /> : null}
      {draft.kind === 'many' ? (
        <Tick checked={draft.lastExcludes} onChange={({ target }) => onChange({ lastExcludes: target.checked })}>
          {t('lastExcludes')}
        </Tick>
      ) : null}
      {draft.kind === 'number' ? (
        <Field path="most" label={t('most')} hint={t('mostHint', { most: ownNumberLimit })}>
          {(field) => (
            <NumberInput
              {...field}
              required
              min={1}
              max={ownNumberLimit}
              value={draft.most}
              onNumber={(most) => onChange({ most })}
            />
          )}
        </Field>
      ) : null}
      <p className="small soft">{t('always')}</p>
    </FieldGroup>
  )
}
