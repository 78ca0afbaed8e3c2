import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { EmptyState } from '@/components/list/empty-state'
import { isolatedParts } from '@/domain/isolated-text'
import { FamilyViewTable } from '@/features/log/components/family-view-table'
import { shortForm } from '@/features/log/components/short-form'
import { ViewFilters } from '@/features/log/components/view-filters'
import { ViewPaging } from '@/features/log/components/view-paging'
import { ViewsFrame } from '@/features/log/components/views-frame'
import { viewsOfFamily } from '@/features/log/queries/views-of-family'
import { viewFilterSchema } from '@/features/log/schema'
import { can } from '@/domain/access/can'
import { orNotFound, pathId } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('views'))('family.title'),
})

/** Who looked at a family (NEN 7513). An administrator sees neither its name nor its number. */
const FamilyViewsPage = async ({ params, searchParams }: PageProps<'/families/[id]/views'>) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const filter = viewFilterSchema.parse(await searchParams)
  const { family, rows, days, next } = await orNotFound(() => viewsOfFamily(actor, id, filter))
  await recordView(actor, { verb: 'view.read', part: 'views', subjectId: id, families: [id] })
  const t = await getTranslations('views')
  const [f, log] = [await getTranslations('families'), await getTranslations('log')]
  const about = family
    ? isolatedParts([family.parentName, f('number', { ref: family.ref })], ' · ')
    : `${log('things.family')} ${shortForm(id)}`
  const path = href('/families/[id]/views', { id })
  return (
    <>
      {can(actor, 'family.read') ? (
        <p className="no-print">
          <Link href={href('/families/[id]', { id })}>{t('family.back')}</Link>
        </p>
      ) : null}
      <ViewsFrame about={about} title={t('family.title')} lead={t('family.lead')}>
        <ViewFilters path={path} filter={filter} days={days} withKinds />
        {rows.length > 0 ? (
          <FamilyViewTable rows={rows} />
        ) : (
          <EmptyState title={t('emptyTitle')}>
            <p>{t('family.empty')}</p>
          </EmptyState>
        )}
        <ViewPaging path={path} filter={filter} next={next} />
      </ViewsFrame>
    </>
  )
}

export default FamilyViewsPage
