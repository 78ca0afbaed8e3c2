import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { weekPage } from '@/features/weeks/queries/week-page'
import { weekSearchSchema, weekSchema } from '@/features/weeks/schema'
import { weekNumber } from '@/i18n/format'
import { orNotFound } from '@/server/page'
import { requireActor } from '@/server/session'
import { WeekWithReach } from '../week-with-reach'

type Props = PageProps<'/weeks/[week]'>

const weekOfPath = async (params: Props['params']) => weekSchema.safeParse((await params).week).data ?? notFound()

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const t = await getTranslations('weeks')
  return { title: t('heading', { number: weekNumber(await weekOfPath(params)) }) }
}

const WeekPage = async ({ params, searchParams }: Props) => {
  const actor = await requireActor()
  const week = await weekOfPath(params)
  const search = weekSearchSchema.safeParse(await searchParams).data ?? notFound()
  const page = await orNotFound(() => weekPage(actor, week, search.node))
  return <WeekWithReach actor={actor} page={page} week={week} address={search.table} />
}

export default WeekPage
