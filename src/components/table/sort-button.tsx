import styles from './table.module.css'

type Props = { label: string; sorted: false | 'asc' | 'desc'; toggle: () => void }

const ways = { asc: 'ascending', desc: 'descending' } as const

/** A column header. The first click sorts by the column, the second reverses the order, the third removes the sorting. */
export const SortButton = ({ label, sorted, toggle }: Props) => (
  <th scope="col" aria-sort={sorted ? ways[sorted] : 'none'}>
    <button type="button" className={styles.sort} onClick={toggle}>
      {label}
      <span aria-hidden="true" className={styles.arrow}>
        {sorted === 'asc' ? '↑' : sorted === 'desc' ? '↓' : ''}
      </span>
    </button>
  </th>
)
