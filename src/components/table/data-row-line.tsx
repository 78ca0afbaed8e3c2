import type { Row } from '@tanstack/react-table'
import Link from 'next/link'
import type { DataFeatures, DataRow } from './table-rows'
import styles from './table.module.css'

const Name = ({ row: { href, label } }: { row: DataRow }) => (href ? <Link href={href}>{label}</Link> : label)

/** One row of the table: its name and a cell for each shown column. */
export const DataRowLine = ({ row }: { row: Row<DataFeatures, DataRow> }) => (
  <tr className={row.depth === 0 ? styles.top : styles.under}>
    <th scope="row">
      <Name row={row.original} />
    </th>
    {row
      .getVisibleCells()
      .filter((cell) => cell.column.id !== 'label')
      .map((cell) => {
        const cellShown = row.original.cells[cell.column.id]
        return (
          <td key={cell.id}>
            {cellShown?.text}
            {cellShown?.note ? <span className={styles.note}>{cellShown.note}</span> : null}
          </td>
        )
      })}
  </tr>
)
