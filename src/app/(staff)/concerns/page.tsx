import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { pageCount } from '@/components/list/list-query'
import { Paging } from '@/components/list/paging'
import { ConcernLines } from '@/features/concerns/components/concern-lines'
import { concernList, linesPerPage } from '@/features/concerns/queries/concern-list'
import { concernFilterSchema } from '@/features/concerns/schema'
import { orNotFound } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'
import styles from './concerns.module.css'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('concerns'))('list.title'),
})

const ConcernsPage = async ({ searchParams }: PageProps<'/concerns'>) => {
  const actor = await requireActor()
  const filter = concernFilterSchema.parse(await searchParams)
  const { lines, count } = await orNotFound(() => concernList(actor, filter))
  const [t, frame] = await Promise.all([getTranslations('concerns'), getTranslations('frame')])
  const { state, page } = filter
  // A page beyond the last one, such as after a decision, leads back to the first.
  if (lines.length === 0 && page > 1) redirect(href('/concerns', {}, { state }))
  await recordView(actor, { verb: 'concern.read', part: 'list', families: lines.map(({ familyId }) => familyId) })
  const pages = pageCount(count, linesPerPage)
  const where = frame('paging.page', { page, pages })
  return (
    <>
      <header className={styles.head}>
        <h1>{t('list.title')}</h1>
        <p className="soft">{t('list.lead')}</p>
      </header>
      <nav aria-label={t('list.choose')} className={styles.choices}>
        <Link href="/concerns" aria-current={state === 'open' ? 'page' : undefined}>
          {t('list.undecided')}
        </Link>
        <Link
          href={href('/concerns', {}, { state: 'decided' })}
          aria-current={state === 'decided' ? 'page' : undefined}
        >
          {t('list.decided')}
        </Link>
      </nav>
      {lines.length === 0 ? (
        <p className="soft">{state === 'open' ? t('list.noneUndecided') : t('list.noneDecided')}</p>
      ) : (
        <ConcernLines lines={lines} />
      )}
      <Paging
        page={page}
        pages={pages}
        hrefOf={(wanted) => href('/concerns', {}, { state, page: wanted })}
        texts={{ label: where, where, previous: frame('actions.previous'), next: frame('actions.next') }}
      />
    </>
  )
}

export default ConcernsPage
