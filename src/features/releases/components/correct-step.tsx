'use client'

import { useTranslations } from 'next-intl'
import { FormDetails } from '@/components/form/form-details'
import { PrepareForm } from './prepare-form'
import styles from './releases.module.css'

/** The form for a correction, which needs a reason, is folded away: most published periods are never corrected. */
export const CorrectStep = ({ grain, at }: { grain: 'week' | 'block'; at: string }) => {
  const t = useTranslations('releases.correct')
  return (
    <FormDetails className={`${styles.step} no-print`} summary={t('title')}>
      <p className={`${styles.about} soft`}>{t('about')}</p>
      <PrepareForm grain={grain} at={at} kind="correction" />
    </FormDetails>
  )
}
