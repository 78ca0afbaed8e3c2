import { useTranslations } from 'next-intl'
import styles from './imports.module.css'
import type { ReportInWords } from './upload'

/** Each cell that the import would overwrite: the stored value beside the new one. */
export const ChangeTable = ({ report: { changes, changeCount } }: { report: ReportInWords }) => {
  const t = useTranslations('imports')
  const words = (text: string) => (text === '' ? <span className="soft">{t('preview.changes.empty')}</span> : text)
  return (
    <>
      <h3>{t('preview.changes.title', { count: changeCount })}</h3>
      <table className={`${styles.problems} ${styles.changes}`}>
        <caption className="visually-hidden">{t('preview.changes.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.line')}</th>
            <th scope="col">{t('preview.changes.ref')}</th>
            <th scope="col">{t('table.column')}</th>
            <th scope="col">{t('preview.changes.before')}</th>
            <th scope="col">{t('preview.changes.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ line, ref, column, before, after }) => (
            <tr key={`${line} ${column}`}>
              <td data-label={t('table.line')}>{line}</td>
              <td>{ref}</td>
              <td>
                <code>{column}</code>
              </td>
              <td data-label={t('preview.changes.before')}>{words(before)}</td>
              <td data-label={t('preview.changes.after')}>{words(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changeCount > changes.length ? (
        <p className="soft">
          {t('preview.changes.more', { shown: changes.length, others: changeCount - changes.length })}
        </p>
      ) : null}
    </>
  )
}
