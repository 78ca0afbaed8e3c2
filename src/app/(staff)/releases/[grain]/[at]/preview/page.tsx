import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { periodName, periodPath } from '@/features/releases/components/period-words'
import { Preview } from '@/features/releases/components/preview'
import { preparationAt } from '@/features/releases/queries/preparation-at'
import { periodSchema } from '@/features/releases/schema'
import { today } from '@/server/clock'
import { orNotFound } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'
import styles from '@/features/releases/components/reading.module.css'

type Props = PageProps<'/releases/[grain]/[at]/preview'>

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('releases.view'))('preview'),
})

const PreviewPage = async ({ params, searchParams }: Props) => {
  const actor = await requireActor()
  const period = periodSchema.safeParse(await params).data ?? notFound()
  const { node } = await searchParams
  const preparation = await orNotFound(() => preparationAt(actor, period))
  const preparedNode = preparation?.nodes.find(({ id }) => id === node)
  if (!preparation || !preparedNode) notFound()
  await recordView(actor, { verb: 'release.read', part: 'preview', subjectId: preparation.id })
  const t = await getTranslations('releases')
  return (
    <div className={styles.issue}>
      <p className="no-print">
        <Link href={periodPath(period)}>← {periodName(period, t)}</Link>
      </p>
      <Preview prepared={preparedNode} preparation={preparation} period={period} day={today()} />
    </div>
  )
}

export default PreviewPage
