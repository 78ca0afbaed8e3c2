'use client'

import { FieldGroup } from '@/components/form/field-group'
import { useTranslations } from 'next-intl'
import { TextField } from '@/components/form/text-field'
import { ownQuestionLimits } from '@/domain/text-limits'
import type { Locale } from '@/i18n/locale'
import type { DraftWords } from './question-draft'

type Props = { locale: Locale; words: DraftWords; onChange: (words: DraftWords) => void }

/** The question, its short name and its tip in one language. */
export const WordsFields = ({ locale, words, onChange }: Props) => {
  const t = useTranslations('questions.form')
  const isDutch = locale === 'nl'
  const field = (name: keyof DraftWords) => ({
    path: `${locale}.${name}`,
    longest: ownQuestionLimits[name],
    value: words[name],
    onChange: (value: string) => onChange({ ...words, [name]: value }),
  })
  return (
    <FieldGroup legend={t(locale)}>
      <TextField
        {...field('wording')}
        label={isDutch ? t('wording') : t('wordingEn')}
        hint={isDutch ? t('wordingHint') : undefined}
        lines={2}
        required
      />
      <TextField
        {...field('short')}
        label={isDutch ? t('short') : t('shortEn')}
        hint={isDutch ? t('shortHint') : undefined}
        required
      />
      <TextField {...field('tip')} label={isDutch ? t('tip') : t('tipEn')} lines={2} />
    </FieldGroup>
  )
}
