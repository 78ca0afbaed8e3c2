import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ConfirmedDownload } from '@/components/form/confirmed-download'
import { PlainList } from '@/components/list/plain-list'
import { href } from '@/components/layout/href'
import { moment } from '@/i18n/format'
import type { FileOfKind } from '../queries/files-to-export'
import { isOfPersons } from '../schema'
import { ExportFile } from './export-file'
import { PersonExports, type ShownFile } from './person-exports'
import styles from './imports.module.css'

type Props = {
  offer: readonly FileOfKind[]
  /** The button that puts a file away, described by the element with this id. */
  dismissOf: (job: string, describedBy: string) => ReactNode
}

/** The exports: everything that is imported can be exported, at once or, with many rows, by a job. */
export const ExportLinks = async ({ offer, dismissOf }: Props) => {
  const t = await getTranslations('imports.exports')
  const locale = await getLocale()
  const files = offer.map(({ kind, isOff, isLarge, progress, ready }): ShownFile & { isOff: boolean } => ({
    kind,
    isOff,
    byJob: isLarge || progress !== null || ready !== null,
    drawn: progress,
    ready: ready && {
      job: ready.job,
      until: moment(ready.until, locale),
      dismiss: dismissOf(ready.job, `export-${kind}`),
    },
  }))
  const persons = files.filter(({ kind }) => isOfPersons(kind))
  return (
    <section className={styles.section} aria-labelledby="exports">
      <h2 id="exports">{t('title')}</h2>
      <p className={styles.text}>{t('text')}</p>
      <PlainList className={styles.links}>
        {files
          .filter(({ kind }) => !isOfPersons(kind))
          .map(({ kind, byJob, drawn, ready }) => (
            <li key={kind} className={styles.export}>
              {byJob ? (
                <ExportFile kind={kind} drawn={drawn} ready={ready} />
              ) : (
                <ConfirmedDownload href={href('/api/exports/[kind]', { kind })}>{t(kind)}</ConfirmedDownload>
              )}
            </li>
          ))}
      </PlainList>
      {persons.some(({ isOff }) => isOff) ? (
        <p className={styles.text}>{t('off')}</p>
      ) : (
        <PersonExports files={persons} />
      )}
    </section>
  )
}
