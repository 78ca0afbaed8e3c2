import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ConfirmedDownload } from '@/components/form/confirmed-download'
import { PlainList } from '@/components/list/plain-list'
import { href } from '@/components/layout/href'
import { moment } from '@/i18n/format'
import type { FileOfKind } from '../queries/files-to-export'
import { ExportFile } from './export-file'
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
  const isPlain = offer.every(({ isLarge, progress, ready }) => !isLarge && !progress && !ready)
  return (
    <section className={styles.section} aria-labelledby="exports">
      <h2 id="exports">{t('title')}</h2>
      <p className={styles.text}>{t('text')}</p>
      <PlainList className={isPlain ? styles.links : styles.files}>
        {offer.map(({ kind, isLarge, progress, ready }) => (
          <li key={kind} className={styles.export}>
            {isLarge || progress || ready ? (
              <ExportFile
                kind={kind}
                drawn={progress}
                ready={
                  ready && {
                    job: ready.job,
                    until: moment(ready.until, locale),
                    dismiss: dismissOf(ready.job, `export-${kind}`),
                  }
                }
              />
            ) : (
              <ConfirmedDownload href={href('/api/exports/[kind]', { kind })}>{t(kind)}</ConfirmedDownload>
            )}
          </li>
        ))}
      </PlainList>
    </section>
  )
}
