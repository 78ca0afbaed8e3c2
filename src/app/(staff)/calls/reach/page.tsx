import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { weekAt } from '@/domain/figures/week'
import { Reach } from '@/features/reach/components/reach'
import { reachPage } from '@/features/reach/queries/reach-page'
import { reachFilterSchema } from '@/features/reach/schema'
import { now } from '@/server/clock'
import { orNotFound } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('reach'))('title') })

const ReachPage = async ({ searchParams }: PageProps<'/calls/reach'>) => {
  const actor = await requireActor()
  const filter = reachFilterSchema.parse(await searchParams)
  const page = await orNotFound(() => reachPage(actor, filter))
  await recordView(actor, { verb: 'family.read', part: 'reach', families: page.silent.families.map(({ id }) => id) })
  return <Reach page={page} filter={filter} current={weekAt(now())} />
}

export default ReachPage
