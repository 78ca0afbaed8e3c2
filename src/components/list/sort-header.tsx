import type { Route } from 'next'
import Link from 'next/link'
import styles from './list.module.css'

type Props = {
  href: Route
  active: boolean
  direction?: 'ascending' | 'descending'
  className?: string
  label: string
}

/** A column header that sorts by its column. `aria-sort` and bold type show by which column the list is sorted. */
export const SortHeader = ({ href, active, direction = 'ascending', className, label }: Props) => (
  <th scope="col" aria-sort={active ? direction : 'none'} className={className}>
    <Link href={href} className={styles.sort} style={active ? { color: 'var(--ink)' } : undefined}>
      {label}
      {active ? <span aria-hidden="true">&nbsp;{direction === 'ascending' ? '↓' : '↑'}</span> : null}
    </Link>
  </th>
)
