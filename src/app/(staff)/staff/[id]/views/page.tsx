import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { EmptyState } from '@/components/list/empty-state'
import { isolatedText } from '@/domain/isolated-text'
import { StaffViewTable } from '@/features/log/components/staff-view-table'
import { ViewFilters } from '@/features/log/components/view-filters'
import { ViewPaging } from '@/features/log/components/view-paging'
import { ViewsFrame } from '@/features/log/components/views-frame'
import { viewsOfStaff } from '@/features/log/queries/views-of-staff'
import { viewFilterSchema } from '@/features/log/schema'
import { can } from '@/domain/access/can'
import { orNotFound, pathId } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

/** Titles stay in histories, so the name of the person is in the heading alone. */
export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('views'))('staff.short'),
})

const StaffViewsPage = async ({ params, searchParams }: PageProps<'/staff/[id]/views'>) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const filter = viewFilterSchema.parse(await searchParams)
  const { person, rows, days, next } = await orNotFound(() => viewsOfStaff(actor, id, filter))
  await recordView(actor, {
    verb: 'view.read',
    part: 'views',
    subjectId: id,
    families: rows.flatMap(({ families }) => families.map((family) => family.id)),
  })
  const t = await getTranslations('views')
  const frame = await getTranslations('frame')
  const path = href('/staff/[id]/views', { id })
  return (
    <>
      {can(actor, 'staff.read') ? (
        <p className="no-print">
          <Link href="/staff">{t('staff.back')}</Link>
        </p>
      ) : null}
      <ViewsFrame
        about={frame(`roles.${person.role}`)}
        title={t('staff.title', { name: isolatedText(person.name) })}
        lead={t('staff.lead')}
      >
        <ViewFilters path={path} filter={filter} days={days} withKinds={false} />
        {rows.length > 0 ? (
          <StaffViewTable rows={rows} />
        ) : (
          <EmptyState title={t('emptyTitle')}>
            <p>{t('staff.empty')}</p>
          </EmptyState>
        )}
        <ViewPaging path={path} filter={filter} next={next} />
      </ViewsFrame>
    </>
  )
}

export default StaffViewsPage
