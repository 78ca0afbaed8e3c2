import { useTranslations } from 'next-intl'
import { isolatedText } from '@/domain/isolated-text'
import styles from './imports.module.css'
import type { ReportInWords } from './upload'

const nameOf = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const

/** How the file was read (encoding, separator), so that somebody who knows the file can check it. */
export const FileReading = ({ reading, notes, rowCount }: Pick<ReportInWords, 'reading' | 'notes' | 'rowCount'>) => {
  const t = useTranslations('imports.preview.reading')
  if (!reading) return null
  const separator = nameOf[reading.separator]
  return (
    <div className={styles.text}>
      <h3>{t('title')}</h3>
      <ul className={styles.reading}>
        <li>{t('rows', { count: rowCount })}</li>
        <li>{t(`encoding.${reading.encoding}`)}</li>
        <li>{t('separator', { separator: t(`separators.${separator}`) })}</li>
        {notes.map(({ line, column, text }) => (
          <li key={column}>{t('first', { line, column, text: isolatedText(text) })}</li>
        ))}
      </ul>
    </div>
  )
}
