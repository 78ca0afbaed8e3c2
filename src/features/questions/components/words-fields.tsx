'use client'

import { useTranslations } from 'next-intl'
import { TextField } from '@/components/form/text-field'
import { ownQuestionLimits } from '@/domain/text-limits'
import type { Locale } from '@/i18n/locale'
import type { DraftWords } from './question-draft'
import styles from './questions.module.css'

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
    <fieldset className={styles.group}>
      <legend>{t(locale)}</legend>
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
    </fieldset>
  )
}
