import { getLocale, getTranslations } from 'next-intl/server'
import { moment, number } from '@/i18n/format'
import type { BackupReport } from '../queries/backup-report'
import styles from './backup-section.module.css'

/** When the last backup was made, how large it is, and whether it could be restored. */
export const BackupSection = async ({ report }: { report: BackupReport | null }) => {
  const t = await getTranslations('backups')
  const locale = await getLocale()
  if (!report) return <p className="soft">{t('elsewhere')}</p>
  const { last, drill, problem } = report
  const size = (bytes: number) => t('megabytes', { count: number(bytes / 1e6, locale, 1) })
  const at = (milliseconds: number) => moment(new Date(milliseconds), locale)
  return (
    <>
      <p className="soft">{t('about')}</p>
      {problem ? (
        <p className="notice notice-warn">
          {t(`problems.${problem}`)} {t('whatNow')}
        </p>
      ) : null}
      <dl className={styles.facts}>
        <dt>{t('last')}</dt>
        <dd>
          {last ? t('lastValue', { at: at(last.at), size: size(last.bytes) }) : `${t('none')}. ${t('firstTonight')}`}
        </dd>
        <dt>{t('drill')}</dt>
        <dd>{drill ? t(drill.isEqual ? 'drillEqual' : 'drillDifferent', { at: at(drill.at) }) : t('noDrill')}</dd>
      </dl>
    </>
  )
}
