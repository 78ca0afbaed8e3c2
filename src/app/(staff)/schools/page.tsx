import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/list/empty-state'
import { FilterForm } from '@/components/list/filter-form'
import { FilterSelect } from '@/components/list/filter-select'
import { href } from '@/components/layout/href'
import { pageCount } from '@/components/list/list-query'
import { Paging } from '@/components/list/paging'
import { SearchBox } from '@/components/list/search-box'
import list from '@/components/list/list.module.css'
import { saveSchoolSearchAction } from '@/features/families/actions'
import { SchoolTable } from '@/features/families/components/school-table'
import { schoolList, schoolsPerPage } from '@/features/families/queries/school-list'
import { schoolFilterChoices } from '@/features/families/queries/school-filter-choices'
import { schoolFilterSchema } from '@/features/families/schema'
import { can } from '@/domain/access/can'
import { orNotFound } from '@/server/page'
import { searchTextOf } from '@/server/search-cookie'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('schools'))('title') })

const asOptions = (rows: readonly { id: string; name: string }[]) =>
  rows.map(({ id, name }) => ({ value: id, label: name }))

const NoSchools = async ({ narrowed, mayImport }: { narrowed: boolean; mayImport: boolean }) => {
  const t = await getTranslations('schools')
  return (
    <EmptyState title={narrowed ? t('nothingTitle') : t('emptyTitle')}>
      <p>{narrowed ? t('nothing') : t('empty')}</p>
      {!narrowed && mayImport ? (
        <Link className="button" href="/imports">
          {t('import')}
        </Link>
      ) : null}
    </EmptyState>
  )
}

const SchoolsPage = async ({ searchParams }: PageProps<'/schools'>) => {
  const actor = await requireActor()
  const filter = schoolFilterSchema.parse(await searchParams)
  const text = await searchTextOf(actor, '/schools', filter)
  const [{ count, schools }, choices] = await orNotFound(() =>
    Promise.all([schoolList(actor, { filter, text }), schoolFilterChoices(actor)]),
  )
  const t = await getTranslations('schools')
  const frame = await getTranslations('frame')
  const [page, pages] = [filter.page ?? 1, pageCount(count, schoolsPerPage)]
  const where = frame('paging.page', { page, pages })
  const narrowed = Boolean(filter.board ?? filter.municipality)
  return (
    <>
      <div className={list.head}>
        <h1>{t('title')}</h1>
        <p className="soft">{t('intro')}</p>
      </div>
      <div className={list.bar}>
        <SearchBox
          label={t('search')}
          value={text}
          hrefs={{
            searched: href('/schools', {}, { ...filter, search: '1', page: undefined }),
            whole: href('/schools', {}, { ...filter, search: undefined, page: undefined }),
          }}
          save={saveSchoolSearchAction}
          texts={{
            search: frame('actions.search'),
            clear: frame('actions.clear'),
            active: frame('actions.searching', { text }),
          }}
        />
      </div>
      <FilterForm path="/schools" label={t('filters')} submit={t('show')} narrowed={narrowed}>
        <FilterSelect
          name="board"
          label={t('board')}
          all={t('all')}
          value={filter.board}
          options={asOptions(choices.boards)}
        />
        <FilterSelect
          name="municipality"
          label={t('municipality')}
          all={t('all')}
          value={filter.municipality}
          options={asOptions(choices.municipalities)}
        />
        {filter.search ? <input type="hidden" name="search" value={filter.search} /> : null}
      </FilterForm>
      <p className={`${list.count} soft`} role="status">
        {t('count', { count })}
      </p>
      {schools.length > 0 ? (
        <SchoolTable schools={schools} filter={filter} />
      ) : (
        <NoSchools narrowed={narrowed || Boolean(text)} mayImport={can(actor, 'school.import')} />
      )}
      <Paging
        page={page}
        pages={pages}
        hrefOf={(wanted) => href('/schools', {}, { ...filter, page: wanted })}
        texts={{ label: where, where, previous: frame('actions.previous'), next: frame('actions.next') }}
      />
    </>
  )
}

export default SchoolsPage
