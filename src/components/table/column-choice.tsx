import { Disclosure } from '@/components/layout/disclosure'
import type { DataColumn } from './table-rows'
import styles from './table.module.css'

type Props = {
  label: string
  columns: readonly DataColumn[]
  shown: readonly string[]
  show: (id: string, shown: boolean) => void
}

/** A checkbox for each column. The last shown column cannot be hidden. */
export const ColumnChoice = ({ label, columns, shown, show }: Props) => (
  <Disclosure small className="no-print" summary={label}>
    <fieldset className={styles.boxes}>
      <legend className="visually-hidden">{label}</legend>
      {columns.map((column) => {
        const on = shown.includes(column.id)
        return (
          <label key={column.id} className={styles.box}>
            <input
              type="checkbox"
              checked={on}
              disabled={on && shown.length === 1}
              onChange={(event) => show(column.id, event.target.checked)}
            />
            {column.label}
          </label>
        )
      })}
    </fieldset>
  </Disclosure>
)
