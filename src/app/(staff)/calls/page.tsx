import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/list/empty-state'
import { href } from '@/components/layout/href'
import { pageCount } from '@/components/list/list-query'
import { Paging } from '@/components/list/paging'
import list from '@/components/list/list.module.css'
import { CallFilters } from '@/features/calls/components/call-filters'
import { CallRows } from '@/features/calls/components/call-rows'
import { ChangeAllCalls } from '@/features/calls/components/change-all-calls'
import { NextFamily } from '@/features/calls/components/next-family'
import { Presence } from '@/features/calls/components/presence'
import { callFilterChoices } from '@/features/calls/queries/call-filter-choices'
import { callList, callsPerPage } from '@/features/calls/queries/call-list'
import { callPresence } from '@/features/calls/queries/call-presence'
import { fingerprintOfCalls } from '@/features/calls/queries/fingerprint-of-calls'
import { callFilterSchema, type CallFilter } from '@/features/calls/schema'
import { assignFamiliesAction } from '@/features/families/actions'
import { can } from '@/domain/access/can'
import { today } from '@/server/clock'
import { orNotFound } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('calls'))('list.title'),
})

const NoCalls = async ({ narrowed, isWhole }: { narrowed: boolean; isWhole: boolean }) => {
  const t = await getTranslations('calls.list')
  if (narrowed)
    return (
      <EmptyState title={t('nothingTitle')}>
        <Link className="button" href="/calls">
          {t('noFilters')}
        </Link>
      </EmptyState>
    )
  return (
    <EmptyState title={t('emptyTitle')}>
      <p>{t(isWhole ? 'emptyWhole' : 'empty')}</p>
    </EmptyState>
  )
}

const CallPaging = async ({ filter, count }: { filter: CallFilter; count: number }) => {
  const t = await getTranslations('frame')
  const [page, pages] = [filter.page ?? 1, pageCount(count, callsPerPage)]
  const where = t('paging.page', { page, pages })
  return (
    <Paging
      page={page}
      pages={pages}
      hrefOf={(wanted) => href('/calls', {}, { ...filter, page: wanted })}
      texts={{ label: where, where, previous: t('actions.previous'), next: t('actions.next') }}
    />
  )
}

const CallsPage = async ({ searchParams }: PageProps<'/calls'>) => {
  const actor = await requireActor()
  const filter = callFilterSchema.parse(await searchParams)
  const isWhole = can(actor, 'family.assign')
  const [{ count, calls }, choices, presence, print] = await orNotFound(() =>
    Promise.all([
      callList(actor, filter),
      callFilterChoices(actor),
      callPresence(actor),
      isWhole ? fingerprintOfCalls(actor, filter) : null,
    ]),
  )
  await recordView(actor, { verb: 'call.read', part: 'calls', families: calls.map(({ id }) => id) })
  const t = await getTranslations('calls')
  const { page: _, ...narrowing } = filter
  return (
    <Presence presence={presence}>
      <div className={list.head}>
        <h1>{t(isWhole ? 'list.title' : 'list.mine')}</h1>
        <div className="no-print">
          <NextFamily label={t('next.give')} none={t('next.none')} className="button button-main" />
        </div>
      </div>
      <CallFilters filter={filter} choices={choices} withCallers={isWhole} />
      <p className={`${list.count} soft`} role="status">
        {t('list.count', { count })}
      </p>
      {count > 1 ? <p className="soft small">{t('list.order')}</p> : null}
      {print && count > 0 ? (
        <ChangeAllCalls filter={filter} count={count} print={print} callers={choices.callers} today={today()} />
      ) : null}
      {calls.length === 0 ? <NoCalls narrowed={Object.values(narrowing).some(Boolean)} isWhole={isWhole} /> : null}
      <CallRows
        calls={calls}
        today={today()}
        isWhole={isWhole}
        callers={choices.callers}
        assign={assignFamiliesAction}
      />
      <CallPaging filter={filter} count={count} />
    </Presence>
  )
}

export default CallsPage
