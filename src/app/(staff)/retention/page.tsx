import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { EmptyState } from '@/components/list/empty-state'
import list from '@/components/list/list.module.css'
import { pageCount } from '@/components/list/list-query'
import { Paging } from '@/components/list/paging'
import { lastDayOfExtension } from '@/domain/retention/extension'
import { ExtendForm } from '@/features/retention/components/extend-form'
import { PastTable } from '@/features/retention/components/past-table'
import styles from '@/features/retention/components/retention.module.css'
import { announcedFamilies, announcedPerPage } from '@/features/retention/queries/announced-families'
import { pastYears } from '@/features/retention/queries/past-years'
import { announcedPageSchema } from '@/features/retention/schema'
import { today, tomorrow } from '@/server/clock'
import { orNotFound } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('retention'))('title'),
})

/** The families whose term is nearly over, and keeping them longer. */
const RetentionPage = async ({ searchParams }: PageProps<'/retention'>) => {
  const actor = await requireActor()
  const { page } = announcedPageSchema.parse(await searchParams)
  const [{ families, count }, years] = await orNotFound(() =>
    Promise.all([announcedFamilies(actor, page), pastYears(actor)]),
  )
  // A page beyond the last one, such as after families were kept longer, leads back to the first.
  if (families.length === 0 && page > 1) redirect('/retention')
  await recordView(actor, { verb: 'retention.read', part: 'list', families: families.map(({ id }) => id) })
  const [t, frame] = await Promise.all([getTranslations('retention'), getTranslations('frame')])
  const pages = pageCount(count, announcedPerPage)
  return (
    <>
      <header className={list.head}>
        <h1>{t('title')}</h1>
      </header>
      {count > 0 ? <p className={`${styles.about} soft`}>{t('lead')}</p> : null}
      <ExtendForm
        families={families}
        firstDay={tomorrow()}
        lastDay={lastDayOfExtension(today())}
        empty={
          <EmptyState title={t('emptyTitle')}>
            <p>{t('empty')}</p>
          </EmptyState>
        }
      />
      <Paging
        page={page}
        pages={pages}
        hrefOf={(wanted) => href('/retention', {}, { page: wanted })}
        texts={{
          label: t('paging'),
          where: frame('paging.page', { page, pages }),
          previous: frame('actions.previous'),
          next: frame('actions.next'),
        }}
      />
      <PastTable years={years} />
    </>
  )
}

export default RetentionPage
