import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { weekAt } from '@/domain/figures/week'
import { weekPage } from '@/features/weeks/queries/week-page'
import { weekSearchSchema } from '@/features/weeks/schema'
import { now } from '@/server/clock'
import { orNotFound } from '@/server/page'
import { requireActor } from '@/server/session'
import { WeekWithReach } from './week-with-reach'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('weeks'))('title') })

/** The present week. */
const CurrentWeekPage = async ({ searchParams }: PageProps<'/weeks'>) => {
  const actor = await requireActor()
  const week = weekAt(now())
  const search = weekSearchSchema.safeParse(await searchParams).data ?? notFound()
  const page = await orNotFound(() => weekPage(actor, week, search.node))
  return <WeekWithReach actor={actor} page={page} week={week} address={search.table} />
}

export default CurrentWeekPage
