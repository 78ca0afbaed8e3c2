import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ExportLinks } from '@/features/imports/components/export-links'
import { ImportPanel } from '@/features/imports/components/import-panel'
import styles from '@/features/imports/components/imports.module.css'
import { reportInWords } from '@/features/imports/components/problem-words'
import { filesToExport } from '@/features/imports/queries/files-to-export'
import { fileOffer } from '@/features/imports/queries/file-offer'
import { progressOfImport } from '@/features/imports/queries/progress-of-import'
import { reportOfImport } from '@/features/imports/queries/report-of-import'
import { DismissJob } from '@/features/jobs/components/dismiss-job'
import { EndedJobs } from '@/features/jobs/components/ended-jobs'
import { endedJobs } from '@/features/jobs/queries/ended-jobs'
import { orNotFound } from '@/server/page'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('imports'))('title') })

const ImportsPage = async () => {
  const actor = await requireActor()
  const offer = await orNotFound(() => fileOffer(actor))
  // The progress is read before the rest: an import that ends meanwhile is then shown as running and refreshed, never as missing.
  const progress = await progressOfImport(actor)
  const [importOutcome, exportFiles] = await Promise.all([reportOfImport(actor), filesToExport(actor)])
  const failures = await endedJobs(actor, ['import_file', 'export_file'])
  const t = await getTranslations('imports')
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <header className={styles.head}>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
          <p className="soft">{t('order')}</p>
        </header>
        <EndedJobs jobs={failures} />
      </div>
      <ImportPanel
        offer={offer}
        drawn={progress}
        report={importOutcome && (await reportInWords(importOutcome.report))}
        job={importOutcome?.job ?? null}
        dismiss={importOutcome && <DismissJob id={importOutcome.job} describedBy="import-job" />}
      />
      <ExportLinks
        offer={exportFiles}
        dismissOf={(id, describedBy) => <DismissJob id={id} describedBy={describedBy} />}
      />
    </div>
  )
}

export default ImportsPage
