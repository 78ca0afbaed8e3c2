import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/list/empty-state'
import { href } from '@/components/layout/href'
import { pageCount } from '@/components/list/list-query'
import { Paging } from '@/components/list/paging'
import { SearchBox } from '@/components/list/search-box'
import list from '@/components/list/list.module.css'
import { saveHelpSearchAction } from '@/features/help/actions'
import { HelpFilters } from '@/features/help/components/help-filters'
import { HelpItems } from '@/features/help/components/help-item'
import { helpOwners } from '@/features/help/queries/help-owners'
import { helpList, helpPerPage } from '@/features/help/queries/help-list'
import { helpFilterSchema } from '@/features/help/schema'
import { today } from '@/server/clock'
import { orNotFound } from '@/server/page'
import { searchTextOf } from '@/server/search-cookie'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('help'))('title') })

const HelpPage = async ({ searchParams }: PageProps<'/help'>) => {
  const actor = await requireActor()
  const filter = helpFilterSchema.parse(await searchParams)
  const text = await searchTextOf(actor, '/help', filter)
  const [{ count, families, items, familyIds }, owners] = await orNotFound(() =>
    Promise.all([helpList(actor, { filter, text }), helpOwners(actor)]),
  )
  await recordView(actor, { verb: 'help.read', part: text ? 'search' : 'help', families: familyIds, search: text })
  const t = await getTranslations('help')
  const frame = await getTranslations('frame')
  const [page, pages] = [filter.page ?? 1, pageCount(count, helpPerPage)]
  const where = frame('paging.page', { page, pages })
  return (
    <>
      <div className={list.head}>
        <h1>{t('title')}</h1>
      </div>
      <div className={list.bar}>
        <SearchBox
          label={t('search')}
          value={text}
          hrefs={{
            searched: href('/help', {}, { ...filter, search: '1', page: undefined }),
            whole: href('/help', {}, { ...filter, search: undefined, page: undefined }),
          }}
          save={saveHelpSearchAction}
          texts={{
            search: frame('actions.search'),
            clear: frame('actions.clear'),
            active: frame('actions.searching', { text }),
          }}
        />
      </div>
      <HelpFilters filter={filter} owners={owners} />
      <p className={`${list.count} soft`} role="status">
        {t('count', { count, families })}
      </p>
      {items.length > 0 ? (
        <HelpItems items={items} owners={owners} today={today()} />
      ) : (
        <EmptyState title={t('emptyTitle')}>
          <p>{t('empty')}</p>
          <Link className="button" href="/families">
            {t('toFamilies')}
          </Link>
        </EmptyState>
      )}
      <Paging
        page={page}
        pages={pages}
        hrefOf={(wanted) => href('/help', {}, { ...filter, page: wanted })}
        texts={{ label: where, where, previous: frame('actions.previous'), next: frame('actions.next') }}
      />
    </>
  )
}

export default HelpPage
