import Link from 'next/link'
import { getTranslations } from 'next-intl/server'

/** Of how many families the term is nearly over, in one line. Nothing stands here when there is none. */
export const RetentionLine = async ({ count }: { count: number }) => {
  if (count === 0) return null
  const t = await getTranslations('retention.today')
  return (
    <p>
      {t('line', { count })} <Link href="/retention">{t('link')}</Link>
    </p>
  )
}
