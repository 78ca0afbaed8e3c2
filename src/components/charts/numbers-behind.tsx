import { Disclosure } from '@/components/layout/disclosure'
import styles from './charts.module.css'

export type NumberRow = { key: string; label: string; cells: readonly string[] }

type Props = { summary: string; caption: string; head: readonly string[]; rows: readonly NumberRow[] }

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
    <div className={styles.scroll} role="group" aria-label={caption} tabIndex={0}>
      <table className={styles.numbers}>
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
          {rows.map(({ key, label, cells }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {cells.map((cell, index) => (
                <td key={head[index + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </Disclosure>
)
