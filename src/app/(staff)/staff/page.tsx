import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EndedJobs } from '@/features/jobs/components/ended-jobs'
import { endedJobs } from '@/features/jobs/queries/ended-jobs'
import { StaffScreen } from '@/features/staff/components/staff-screen'
import { staffList } from '@/features/staff/queries/staff-list'
import { readerNodes } from '@/features/staff/queries/reader-nodes'
import { hasMail } from '@/server/mail'
import { orNotFound } from '@/server/page'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('staff'))('title') })

const StaffPage = async () => {
  const actor = await requireActor()
  const rows = await orNotFound(() => staffList(actor))
  const places = await orNotFound(() => readerNodes(actor))
  const jobs = await endedJobs(actor, ['staff_letter', 'factor_letter'])
  return (
    <>
      <EndedJobs jobs={jobs} />
      <StaffScreen rows={rows} places={places} hasMail={hasMail()} own={actor.staffId} />
    </>
  )
}

export default StaffPage
