import { useTranslations } from 'next-intl'
import styles from './imports.module.css'
import { LineTable } from './line-table'
import type { ReportInWords } from './upload'

/** Contact points that another family or another line has too. They are shown to be checked and do not stop the import. */
export const AlikeTable = ({ report: { alike, alikeCount } }: { report: ReportInWords }) => {
  const t = useTranslations('imports')
  return (
    <>
      <h3>{t('preview.alike.title')}</h3>
      <p className={styles.text}>{t('preview.alike.text', { count: alikeCount })}</p>
      <LineTable rows={alike} head={t('preview.alike.where')} caption={t('preview.alike.caption')} />
      {alikeCount > alike.length ? (
        <p className="soft">{t('preview.alike.more', { shown: alike.length, others: alikeCount - alike.length })}</p>
      ) : null}
    </>
  )
}
