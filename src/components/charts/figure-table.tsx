import type { ReactNode } from 'react'
import styles from './figure-table.module.css'

const looks = { sum: styles.sum, inner: styles.inner, innermost: styles.innermost }

export type FigureRow = {
  key: string
  label: ReactNode
  cells: readonly ReactNode[]
  /** How deep a row stands under another one, or that it is a sum. */
  look?: keyof typeof looks
}

export type FigureTableProps = { caption: string; head: readonly string[]; rows: readonly FigureRow[] }

/** A table of figures, which scrolls by itself on a narrow screen. */
export const FigureTable = ({ caption, head, rows }: FigureTableProps) => (
  <div className={styles.scroll} role="group" aria-label={caption} tabIndex={0}>
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, cells, look }) => (
          <tr key={key} className={look && looks[look]}>
            <th scope="row">{label}</th>
            {cells.map((cell, index) => (
              <td key={head[index + 1]} className={styles.count}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
