import type { Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { withQuery } from '@/components/layout/href'
import list from '@/components/list/list.module.css'
import type { ViewFilter } from '../schema'

type Props = { path: Route; filter: ViewFilter; next: string | null }

/** To the newest rows and to older ones. */
export const ViewPaging = ({ path, filter, next }: Props) => {
  const t = useTranslations('views')
  if (!filter.after && !next) return null
  return (
    <nav className={`${list.paging} no-print`} aria-label={t('paging')}>
      {filter.after ? (
        <Link className="button" href={withQuery(path, { ...filter, after: undefined })}>
          {t('newest')}
        </Link>
      ) : null}
      {next ? (
        <Link className="button" href={withQuery(path, { ...filter, after: next })} rel="next">
          {t('older')}
        </Link>
      ) : null}
    </nav>
  )
}
