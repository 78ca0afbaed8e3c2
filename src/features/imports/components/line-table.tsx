import { useTranslations } from 'next-intl'
import styles from './imports.module.css'

type Row = { line: number | null; column: string | null; text: string }
type Props = {
  rows: readonly Row[]
  /** The head of the last column: what is said of each place. */
  head: string
  caption: string
}

/** Places in a file, in its order, and what is said of each. */
export const LineTable = ({ rows, head, caption }: Props) => {
  const t = useTranslations('imports.table')
  return (
    <table className={styles.problems}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('line')}</th>
          <th scope="col">{t('column')}</th>
          <th scope="col">{head}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, column, text }) => (
          <tr key={`${line} ${column} ${text}`}>
            <td data-label={line === null ? '' : t('line')}>{line ?? t('wholeFile')}</td>
            <td>{column ? <code>{column}</code> : line === null ? null : t('wholeLine')}</td>
            <td>{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
