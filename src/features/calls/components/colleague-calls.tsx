'use client'

import { useTranslations } from 'next-intl'
import styles from './call-rows.module.css'
import { useColleague } from './presence'

/** Who is calling this family now. Its line is always there, so that no row moves. */
export const ColleagueCalls = ({ familyId }: { familyId: string }) => {
  const t = useTranslations('calls.presence')
  const colleague = useColleague(familyId)
  return <p className={styles.colleague}>{colleague ? t('calls', { name: colleague }) : null}</p>
}
