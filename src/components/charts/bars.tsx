import styles from './charts.module.css'

/** The two weights are equals; `plain` is for what is neither. */
export type Weight = 'load' | 'capacity'
export type Tone = Weight | 'plain'
export type BarRow = { key: string; label: string; count: number; n: number }

type Props = { rows: readonly BarRow[]; tone: Tone; of: string; label: string; wide?: boolean }

/** Counts as bars, each with its own n in words; the drawing only repeats what the text says. */
export const Bars = ({ rows, tone, of, label, wide }: Props) => (
  <ul className={`${styles.bars} ${styles[tone]} ${wide ? styles.wide : ''}`} aria-label={label}>
    {rows.map(({ key, label: name, count, n }) => (
      <li key={key}>
        <span>{name}</span>
        <span className={styles.track} aria-hidden="true">
          <span className={styles.fill} style={{ width: n === 0 ? 0 : `${(100 * count) / n}%` }} />
        </span>
        <span className={styles.count}>
          <b>{count}</b> <span className="soft">{`${of} ${n}`}</span>
        </span>
      </li>
    ))}
  </ul>
)
