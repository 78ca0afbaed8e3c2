import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { ConcernEntries } from '@/features/concerns/components/concern-entries'
import { ConcernState } from '@/features/concerns/components/concern-state'
import { EntryActions } from '@/features/concerns/components/entry-actions'
import { MarkConcernSeen } from '@/features/concerns/components/mark-concern-seen'
import { RecordConsultation } from '@/features/concerns/components/record-consultation'
import { RecordDecision } from '@/features/concerns/components/record-decision'
import { ReportingGuide } from '@/features/concerns/components/reporting-guide'
import { concernById } from '@/features/concerns/queries/concern-by-id'
import { recordedSteps } from '@/domain/calls/concern-steps'
import { orNotFound, pathId } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'
import styles from '../concerns.module.css'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('concerns'))('one') })

const ConcernPage = async ({ params }: PageProps<'/concerns/[id]'>) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const concern = await orNotFound(() => concernById(actor, id))
  await recordView(actor, { verb: 'concern.read', part: 'concern', subjectId: id, families: [concern.familyId] })
  const t = await getTranslations('concerns')
  const lastEntry = concern.entries.at(-1)
  const unseenIds = concern.entries.filter(({ seen }) => !seen).map((entry) => entry.id)
  return (
    <>
      <p className="no-print">
        <Link href="/concerns">{t('page.back')}</Link>
      </p>
      <header className={styles.head}>
        <p className="soft small">{t('one')}</p>
        <h1>{concern.parentName || concern.ref}</h1>
        <ConcernState
          isDecided={concern.isDecided}
          entries={concern.entries}
          months={concern.months}
          locale={await getLocale()}
        />
        <p className="no-print">
          <Link href={href('/families/[id]', { id: concern.familyId })}>{t('page.family')}</Link>
        </p>
      </header>
      <div className={styles.columns}>
        <div>
          <section className={styles.section} aria-labelledby="entries">
            <h2 id="entries">{t('page.entries')}</h2>
            <ConcernEntries entries={concern.entries} />
            <MarkConcernSeen entryIds={unseenIds} label={t('see')} done={t('seeDone')} />
          </section>
          <section className={`${styles.section} no-print`} aria-labelledby="next">
            <h2 id="next">{t('page.next')}</h2>
            <div className={styles.steps}>
              <RecordConsultation concernId={id} />
              {lastEntry ? <RecordDecision concernId={id} lastEntryId={lastEntry.id} /> : null}
              <EntryActions interviewId={concern.interviewId} concernId={id} mayWithdraw={concern.mayWithdraw} />
            </div>
          </section>
        </div>
        <ReportingGuide recorded={recordedSteps(concern.entries)} contacts={concern.contacts} />
      </div>
    </>
  )
}

export default ConcernPage
