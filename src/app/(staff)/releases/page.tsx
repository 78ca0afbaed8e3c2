import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/list/empty-state'
import { EndedJobs } from '@/features/jobs/components/ended-jobs'
import { endedJobs } from '@/features/jobs/queries/ended-jobs'
import { PeriodList } from '@/features/releases/components/period-list'
import styles from '@/features/releases/components/releases.module.css'
import { periodsToPublish } from '@/features/releases/queries/periods-to-publish'
import { orNotFound } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('releases'))('title') })

const ReleasesPage = async () => {
  const actor = await requireActor()
  const periods = await orNotFound(() => periodsToPublish(actor))
  const jobs = await endedJobs(actor, ['release_letter'])
  await recordView(actor, { verb: 'release.read', part: 'list' })
  const t = await getTranslations('releases')
  return (
    <>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        <p className={`${styles.about} soft`}>{t('lead')}</p>
      </header>
      <EndedJobs jobs={jobs} />
      {periods.length > 0 ? (
        <PeriodList periods={periods} />
      ) : (
        <EmptyState title={t('none')}>
          <p>{t('noneMore')}</p>
          <Link className="button" href="/weeks">
            {t('toWeek')}
          </Link>
        </EmptyState>
      )}
    </>
  )
}

export default ReleasesPage
