import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import styles from './today.module.css'

/** Of how many families the term is nearly over, in one line. Nothing stands here when there is none. */
export const RetentionLine = async ({ count }: { count: number }) => {
  if (count === 0) return null
  const t = await getTranslations('retention.today')
  return (
    <p className={styles.line}>
      {t('line', { count })} <Link href="/retention">{t('link')}</Link>
    </p>
  )
}
