'use client'

import { useTranslations } from 'next-intl'
import { FormDetails } from '@/components/form/form-details'
import { PrepareForm } from './prepare-form'
import styles from './releases.module.css'

/** What was published is corrected behind a step, with a reason. */
export const CorrectStep = ({ grain, at }: { grain: 'week' | 'block'; at: string }) => {
  const t = useTranslations('releases.correct')
  return (
    <FormDetails className={`${styles.step} no-print`} summary={t('title')}>
      <p className={`${styles.about} soft`}>{t('about')}</p>
      <PrepareForm grain={grain} at={at} kind="correction" />
    </FormDetails>
  )
}
