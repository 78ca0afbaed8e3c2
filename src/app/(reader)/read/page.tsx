import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/list/empty-state'
import { Paging } from '@/components/list/paging'
import { href } from '@/components/layout/href'
import { Newest, Shelf } from '@/features/releases/components/shelf'
import { Trends } from '@/features/releases/components/trends'
import { issues } from '@/features/releases/queries/issues'
import { shelfSearchSchema } from '@/features/releases/schema'
import { wordedRelease } from '@/i18n/worded-release'
import { orNotFound } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'
import styles from './read.module.css'

const perPage = 60

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('reading'))('title') })

const Nothing = async ({ page }: { page: number }) => {
  const t = await getTranslations('reading')
  return page > 1 ? (
    <EmptyState title={t('list.past')}>{null}</EmptyState>
  ) : (
    <EmptyState title={t('empty.title')}>
      <p>{t('empty.text')}</p>
      <p className="soft">{t('empty.reads')}</p>
    </EmptyState>
  )
}

/** What was published to this reader, the newest period first. Staff of the organisation see every release. */
const ReadPage = async ({ searchParams }: PageProps<'/read'>) => {
  const actor = await requireActor()
  const { page } = shelfSearchSchema.parse(await searchParams)
  const issueRows = await orNotFound(() => issues(actor, { skip: (page - 1) * perPage, take: perPage + 1 }))
  await recordView(actor, { verb: 'release.read', part: 'list' })
  const [t, locale] = [await getTranslations('reading'), await getLocale()]
  const readIssues = issueRows.slice(0, perPage).flatMap((issue) => {
    const [latest] = issue.revisions
    return latest ? [{ ...issue, latest, paper: wordedRelease(latest, locale) }] : []
  })
  const [first] = readIssues
  return (
    <div className={styles.page} data-paper>
      <header>
        <h1>{t('title')}</h1>
        <p className={styles.lead}>{t('lead')}</p>
        {first ? <p className="soft">{t('from', { organisation: first.latest.organisation })}</p> : null}
      </header>
      {page === 1 ? (
        <>
          <Newest issues={readIssues} />
          <Trends issues={readIssues} cutOff={issueRows.length > perPage} />
        </>
      ) : null}
      {first ? <Shelf issues={readIssues} /> : <Nothing page={page} />}
      <Paging
        page={page}
        pages={issueRows.length > perPage ? page + 1 : page}
        hrefOf={(to) => href('/read', {}, { page: to > 1 ? to : undefined })}
        texts={{
          label: t('list.label'),
          where: t('list.page', { page }),
          previous: t('list.newer'),
          next: t('list.older'),
        }}
      />
    </div>
  )
}

export default ReadPage
