import { useTranslations } from 'next-intl'
import styles from './imports.module.css'
import type { ReportInWords } from './upload'

/** What stands in the file beside what was probably meant. Nothing of it is taken before somebody says so. */
export const ProposalTable = ({ proposals, proposalCount }: Pick<ReportInWords, 'proposals' | 'proposalCount'>) => {
  const t = useTranslations('imports')
  return (
    <>
      <h3>{t('preview.proposals.title', { count: proposalCount })}</h3>
      <p className={styles.text}>{t('preview.proposals.text')}</p>
      <table className={styles.problems}>
        <caption className="visually-hidden">{t('preview.proposals.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.line')}</th>
            <th scope="col">{t('table.column')}</th>
            <th scope="col">{t('preview.proposals.meant')}</th>
          </tr>
        </thead>
        <tbody>
          {proposals.map(({ line, column, value, text }) => (
            <tr key={`${line} ${column} ${value}`}>
              <td data-label={t('table.line')}>{line}</td>
              <td>
                <code>{column}</code>
              </td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {proposalCount > proposals.length ? (
        <p className="soft">{t('preview.proposals.more', { shown: proposals.length, count: proposalCount })}</p>
      ) : null}
    </>
  )
}
