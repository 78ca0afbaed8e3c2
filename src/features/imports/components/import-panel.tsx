'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useProgress, type Progress } from '@/components/work/use-progress'
import { percent } from '@/i18n/format'
import type { FileOffer } from '../queries/file-offer'
import { ImportForm } from './import-form'
import { ImportProblems } from './import-outcome'
import styles from './imports.module.css'
import type { ReportInWords } from './upload'

const ProgressBar = ({ progress }: { progress: Progress }) => {
  const t = useTranslations('imports.job')
  const locale = useLocale()
  if (progress.state === 'queued') return <p>{t('waiting')}</p>
  if (progress.done === 0) return null
  return (
    <p className={styles.progress}>
      <progress value={progress.done} max={progress.of} aria-label={t('title')} />{' '}
      {percent(Math.floor((100 * progress.done) / progress.of) / 100, locale)}
    </p>
  )
}

type Props = {
  offer: FileOffer
  /** The import of a large file that is going on in the organisation. */
  drawn: Progress | null
  /** What became of the last large file of this person, with the button that puts it away. */
  report: ReportInWords | null
  job: string | null
  dismiss: ReactNode
}

/**
 * The form, and above it the import of a large file: how far it is, or what became of it. The section and its heading stay
 * when the import ends, so that the focus stays, and the end is announced once.
 */
export const ImportPanel = ({ offer, drawn, report, job, dismiss }: Props) => {
  const t = useTranslations('imports')
  const { progress, begin } = useProgress('/api/imports/progress', drawn)
  const [requests, setRequests] = useState(0)
  // The report that was there when an import began. It is no news when the import of a colleague ends.
  const [earlierJob, setEarlierJob] = useState<string | null>()
  if (progress && earlierJob === undefined) setEarlierJob(job)
  const isNews = earlierJob !== undefined && job !== earlierJob && !progress && report
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (requests > 0) heading.current?.focus()
  }, [requests])
  const queued = () => {
    begin()
    setRequests((count) => count + 1)
  }
  const ended = report?.applied ? t('done.title') : t('problemsTitle', { count: report?.problemCount ?? 0 })
  const title = progress ? t('job.title') : ended
  return (
    <>
      <p role="status" className="visually-hidden">
        {isNews ? ended : ''}
      </p>
      {progress || report ? (
        <section className={styles.job} aria-labelledby="import-job">
          <h2 id="import-job" ref={heading} tabIndex={-1}>
            {title}
          </h2>
          {progress ? (
            <>
              <p className={styles.text}>{t('job.text')}</p>
              <ProgressBar progress={progress} />
            </>
          ) : null}
          {!progress && report?.applied ? <p>{t('done.text', report.counts)}</p> : null}
          {!progress && report && !report.applied ? <ImportProblems report={report} /> : null}
          {progress ? null : <div className={styles.dismiss}>{dismiss}</div>}
        </section>
      ) : null}
      {progress ? null : <ImportForm offer={offer} queued={queued} />}
    </>
  )
}
