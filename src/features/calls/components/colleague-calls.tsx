'use client'

import { useTranslations } from 'next-intl'
import { isolatedText } from '@/domain/isolated-text'
import styles from './call-rows.module.css'
import { useColleague } from './presence'

/** Who is calling this family now. Its line is always there, so that no row moves. */
export const ColleagueCalls = ({ familyId }: { familyId: string }) => {
  const t = useTranslations('calls.presence')
  const colleague = useColleague(familyId)
  return <p className={styles.colleague}>{colleague ? t('calls', { name: isolatedText(colleague) }) : null}</p>
}
