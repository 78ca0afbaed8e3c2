import { useTranslations } from 'next-intl'
import type { ProblemInWords } from './problem-words'
import styles from './imports.module.css'

/** Where it is wrong and what is, in the order of the file. */
export const ProblemTable = ({ problems }: { problems: readonly ProblemInWords[] }) => {
  const t = useTranslations('imports.table')
  return (
    <table className={styles.problems}>
      <thead>
        <tr>
          <th scope="col">{t('line')}</th>
          <th scope="col">{t('column')}</th>
          <th scope="col">{t('problem')}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map(({ line, column, text }) => (
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
