import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/list/empty-state'
import { href } from '@/components/layout/href'
import { pageCount } from '@/components/list/list-query'
import { Paging } from '@/components/list/paging'
import { SearchBox } from '@/components/list/search-box'
import list from '@/components/list/list.module.css'
import { saveFamilySearchAction } from '@/features/families/actions'
import { AssignForm } from '@/features/families/components/assign-form'
import { FamilyFilters } from '@/features/families/components/family-filters'
import { FamilyTable } from '@/features/families/components/family-table'
import { familyFilterChoices } from '@/features/families/queries/family-filter-choices'
import { familiesPerPage, familyList } from '@/features/families/queries/family-list'
import { fingerprintOfList } from '@/features/families/queries/fingerprint-of-list'
import { familyFilterSchema, type FamilyFilter } from '@/features/families/schema'
import { can } from '@/domain/access/can'
import { orNotFound } from '@/server/page'
import { searchTextOf } from '@/server/search-cookie'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('families'))('title') })

const NoFamilies = async ({ narrowed, mayCreate }: { narrowed: boolean; mayCreate: boolean }) => {
  const t = await getTranslations('families.list')
  if (narrowed)
    return (
      <EmptyState title={t('nothingTitle')}>
        <p>{t('nothing')}</p>
      </EmptyState>
    )
  return (
    <EmptyState title={t('emptyTitle')}>
      <p>{mayCreate ? t('emptyCoordinator') : t('emptyCaller')}</p>
      {mayCreate ? (
        <Link className="button" href="/imports">
          {t('import')}
        </Link>
      ) : null}
    </EmptyState>
  )
}

const FamilyPaging = async ({ filter, count }: { filter: FamilyFilter; count: number }) => {
  const t = await getTranslations('frame')
  const [page, pages] = [filter.page ?? 1, pageCount(count, familiesPerPage)]
  const texts = {
    label: t('paging.page', { page, pages }),
    where: t('paging.page', { page, pages }),
    previous: t('actions.previous'),
    next: t('actions.next'),
  }
  return (
    <Paging
      page={page}
      pages={pages}
      hrefOf={(wanted) => href('/families', {}, { ...filter, page: wanted })}
      texts={texts}
    />
  )
}

const FamiliesPage = async ({ searchParams }: PageProps<'/families'>) => {
  const actor = await requireActor()
  const filter = familyFilterSchema.parse(await searchParams)
  const text = await searchTextOf(actor, '/families', filter)
  const mayAssign = can(actor, 'family.assign')
  const [{ count, families }, choices, print] = await orNotFound(() =>
    Promise.all([
      familyList(actor, { filter, text }),
      familyFilterChoices(actor),
      mayAssign ? fingerprintOfList(actor, { filter, text }) : null,
    ]),
  )
  await recordView(actor, {
    verb: 'family.read',
    part: text ? 'search' : 'list',
    families: families.map(({ id }) => id),
    search: text,
  })
  const t = await getTranslations('families')
  const erased = await getTranslations('erasures')
  const retention = await getTranslations('retention')
  const frame = await getTranslations('frame.actions')
  const mayCreate = can(actor, 'family.create')
  const narrowed =
    Boolean(text) || Object.entries(filter).some(([key, value]) => value && !/sort|page|search/.test(key))
  const table =
    families.length === 0 ? (
      <NoFamilies narrowed={narrowed} mayCreate={mayCreate} />
    ) : (
      <FamilyTable families={families} filter={filter} tickable={mayAssign} />
    )
  return (
    <>
      <div className={list.head}>
        <h1>{mayAssign ? t('title') : t('mine')}</h1>
        {mayCreate ? (
          <Link className="button button-main" href="/families/new">
            {t('add')}
          </Link>
        ) : null}
      </div>
      <div className={list.bar}>
        <SearchBox
          label={t('list.search')}
          value={text}
          hrefs={{
            searched: href('/families', {}, { ...filter, search: '1', page: undefined }),
            whole: href('/families', {}, { ...filter, search: undefined, page: undefined }),
          }}
          save={saveFamilySearchAction}
          texts={{ search: frame('search'), clear: frame('clear'), active: frame('searching', { text }) }}
        />
      </div>
      <FamilyFilters filter={filter} choices={choices} withCallers={mayAssign} />
      <p className={`${list.count} soft`} role="status">
        {t('list.count', { count })}
      </p>
      {print ? (
        <AssignForm callers={choices.callers} list={{ filter, text, count, print, shown: families.length }}>
          {table}
        </AssignForm>
      ) : (
        table
      )}
      <FamilyPaging filter={filter} count={count} />
      {can(actor, 'erasure.read') ? (
        <p className="no-print">
          <Link href="/erasures">{erased('link')}</Link>
        </p>
      ) : null}
      {can(actor, 'retention.read') ? (
        <p className="no-print">
          <Link href="/retention">{retention('title')}</Link>
        </p>
      ) : null}
    </>
  )
}

export default FamiliesPage
