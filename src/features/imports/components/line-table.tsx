import { useTranslations } from 'next-intl'
import styles from './imports.module.css'

type Row = { line: number | null; column: string | null; text: string }
type Props = {
  rows: readonly Row[]
  /** The heading of the last column. */
  head: string
  caption: string
}

/** A table of places in the file, in the order of the file, with a text for each. */
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
