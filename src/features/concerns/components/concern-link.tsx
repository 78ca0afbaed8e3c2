import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { href } from '@/components/layout/href'
import styles from './lines.module.css'

/** The link to the page on which coordinators consult and decide. `name` is for a page with several families. */
export const ConcernLink = ({ id, name }: { id: string; name?: string }) => {
  const t = useTranslations('concerns')
  return (
    <p className="no-print">
      <Link className={styles.link} href={href('/concerns/[id]', { id })} prefetch={false}>
        {t('open')}
        {name ? <span className="visually-hidden"> {name}</span> : null}
      </Link>
    </p>
  )
}
