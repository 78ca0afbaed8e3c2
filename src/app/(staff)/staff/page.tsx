import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EndedJobs } from '@/features/jobs/components/ended-jobs'
import { endedJobs } from '@/features/jobs/queries/ended-jobs'
import { AccessSection } from '@/features/staff/components/access-section'
import { RoleChanges } from '@/features/staff/components/role-changes'
import { StaffScreen } from '@/features/staff/components/staff-screen'
import { staffList } from '@/features/staff/queries/staff-list'
import { accessRequests } from '@/features/staff/queries/access-requests'
import { roleChanges } from '@/features/staff/queries/role-changes'
import { readerNodes } from '@/features/staff/queries/reader-nodes'
import { hasMail } from '@/server/mail'
import { orNotFound } from '@/server/page'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('staff'))('title') })

const StaffPage = async () => {
  const actor = await requireActor()
  const rows = await orNotFound(() => staffList(actor))
  const places = await orNotFound(() => readerNodes(actor))
  const requests = await accessRequests(actor)
  const changes = await roleChanges(actor)
  const jobs = await endedJobs(actor, ['staff_letter', 'access_letter', 'factor_letter'])
  return (
    <>
      <EndedJobs jobs={jobs} />
      <StaffScreen rows={rows} places={places} hasMail={hasMail()} own={actor.staffId}>
        <AccessSection requests={requests} />
      </StaffScreen>
      <RoleChanges changes={changes} />
    </>
  )
}

export default StaffPage
