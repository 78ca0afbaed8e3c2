import { PlainList } from '@/components/list/plain-list'
import styles from './charts.module.css'
import { toneClass } from './tone-class'

/** Load and capacity have equal weight in every chart; `plain` is for data that is neither. */
export type Weight = 'load' | 'capacity'
export type Tone = Weight | 'plain'
type CountedBar = { count: number; n: number; instead?: never }
/** `instead` is the text of a row without a bar. */
export type BarRow = { key: string; label: string } & (CountedBar | { instead: string })

type Props = { rows: readonly BarRow[]; tone: Tone; of: string; label: string; wide?: boolean }

const Bar = ({ count, n, of }: { count: number; n: number; of: string }) => (
  <>
    <span className={styles.track} aria-hidden="true">
      <span className={styles.fill} style={{ width: n === 0 ? 0 : `${(100 * count) / n}%` }} />
    </span>
    <span className={styles.count}>
      <b>{count}</b> <span className="soft">{`${of} ${n}`}</span>
    </span>
  </>
)

/** Counts as bars, each with its own n in words. The text says everything, and the drawing only repeats it. */
export const Bars = ({ rows, tone, of, label, wide }: Props) => (
  <PlainList className={`${styles.bars} ${toneClass[tone]} ${wide ? styles.wide : ''}`} aria-label={label}>
    {rows.map((row) => (
      <li key={row.key}>
        <span>{row.label}</span>
        {row.instead === undefined ? (
          <Bar count={row.count} n={row.n} of={of} />
        ) : (
          <span className={`${styles.instead} soft`}>{row.instead}</span>
        )}
      </li>
    ))}
  </PlainList>
)
