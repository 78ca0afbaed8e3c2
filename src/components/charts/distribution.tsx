import type { Tone } from './bars'
import styles from './charts.module.css'
import { toneClass } from './tone-class'

type Column = { key: string; label: string; count: number }

/** The frequency of each value as a column with its count on top. The page explains it in a sentence. */
export const Distribution = ({ columns, tone, label }: { columns: readonly Column[]; tone: Tone; label: string }) => {
  const most = Math.max(1, ...columns.map((column) => column.count))
  return (
    <div className={`${styles.columns} ${toneClass[tone]}`} role="img" aria-label={label}>
      {columns.map(({ key, label: name, count }) => (
        <div key={key} className={styles.column}>
          <span className="small">{count > 0 ? count : ''}</span>
          <span className={styles.pillar} style={{ height: `${(7 * count) / most}rem` }} />
          <span className={`${styles.value} small soft`}>{name}</span>
        </div>
      ))}
    </div>
  )
}
