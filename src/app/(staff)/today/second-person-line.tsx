import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import styles from './today.module.css'

/** How many requests wait for this person as the second one, in one line. Nothing stands here when there is none. */
export const SecondPersonLine = async ({ count }: { count: number }) => {
  if (count === 0) return null
  const t = await getTranslations('staff.access.today')
  return (
    <p className={styles.line}>
      {t('line', { count })} <Link href="/account#second-person">{t('link', { count })}</Link>
    </p>
  )
}
