import { useTranslations } from 'next-intl'
import styles from './imports.module.css'
import type { ReportInWords } from './upload'

/** Numbers and addresses that another family or another line has too. Who knows of it may go on. */
export const AlikeTable = ({ report: { alike, alikeCount } }: { report: ReportInWords }) => {
  const t = useTranslations('imports')
  return (
    <>
      <h3>{t('preview.alike.title')}</h3>
      <p className={styles.text}>{t('preview.alike.text', { count: alikeCount })}</p>
      <table className={styles.problems}>
        <caption className="visually-hidden">{t('preview.alike.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.line')}</th>
            <th scope="col">{t('table.column')}</th>
            <th scope="col">{t('preview.alike.where')}</th>
          </tr>
        </thead>
        <tbody>
          {alike.map(({ line, column, value, text }) => (
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
      {alikeCount > alike.length ? (
        <p className="soft">{t('preview.alike.more', { shown: alike.length, others: alikeCount - alike.length })}</p>
      ) : null}
    </>
  )
}
