import { Disclosure } from '@/components/layout/disclosure'
import styles from './charts.module.css'
import { FigureTable, type FigureTableProps } from './figure-table'

type Props = { summary: string } & FigureTableProps

/** The table of a chart in a closed disclosure: every number with its n, its interval and its missing answers. */
export const NumbersBehind = ({ summary, caption, head, rows }: Props) => (
  <Disclosure
    small
    className={styles.behind}
    summary={
      <>
        {summary}
        {caption === summary ? null : <span className="visually-hidden">: {caption}</span>}
      </>
    }
  >
    <FigureTable caption={caption} head={head} rows={rows} />
  </Disclosure>
)
