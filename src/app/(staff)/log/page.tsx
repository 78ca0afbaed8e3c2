import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/list/empty-state'
import list from '@/components/list/list.module.css'
import { href } from '@/components/layout/href'
import { loadLog } from '@/features/log/commands/load-log'
import { LogFilters } from '@/features/log/components/log-filters'
import { LogTable } from '@/features/log/components/log-table'
import { logFilterSchema } from '@/features/log/schema'
import { orNotFound } from '@/server/page'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('log'))('title') })

const LogPage = async ({ searchParams }: PageProps<'/log'>) => {
  const actor = await requireActor()
  const filter = logFilterSchema.parse(await searchParams)
  const { rows, next, people, days } = await orNotFound(() => loadLog(actor, filter))
  const t = await getTranslations('log')
  return (
    <>
      <header className={list.head}>
        <h1>{t('title')}</h1>
      </header>
      <p className="soft">{t('lead')}</p>
      <LogFilters filter={filter} days={days} people={people} />
      {rows.length > 0 ? (
        <LogTable rows={rows} people={people} />
      ) : (
        <EmptyState title={t('emptyTitle')}>
          <p>{t('empty')}</p>
        </EmptyState>
      )}
      {filter.after || next ? (
        <nav className={list.paging} aria-label={t('paging')}>
          {filter.after ? (
            <Link className="button" href={href('/log', {}, { ...filter, after: undefined })}>
              {t('newest')}
            </Link>
          ) : null}
          {next ? (
            <Link className="button" href={href('/log', {}, { ...filter, after: next })} rel="next">
              {t('older')}
            </Link>
          ) : null}
        </nav>
      ) : null}
    </>
  )
}

export default LogPage
