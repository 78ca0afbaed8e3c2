import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import styles from './today.module.css'

/** How many interpreters somebody has to call, in one line. Nothing stands here when all were told. */
export const InterpretersLine = async ({ count }: { count: number }) => {
  if (count === 0) return null
  const t = await getTranslations('interpreters.tasks')
  return (
    <p className={styles.line}>
      {t('line', { count })} <Link href="/interpreters">{t('link')}</Link>
    </p>
  )
}
