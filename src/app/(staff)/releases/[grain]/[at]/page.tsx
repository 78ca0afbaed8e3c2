import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { addDays } from '@/domain/dates'
import { EndedJobs } from '@/features/jobs/components/ended-jobs'
import { periodJobs } from '@/features/jobs/queries/period-jobs'
import { CorrectStep } from '@/features/releases/components/correct-step'
import { Preparation } from '@/features/releases/components/preparation'
import { PrepareForm } from '@/features/releases/components/prepare-form'
import { periodDays, periodName } from '@/features/releases/components/period-words'
import { PublishedTable } from '@/features/releases/components/published-table'
import { RuledSection } from '@/components/layout/ruled-section'
import styles from '@/features/releases/components/releases.module.css'
import { PeriodWork } from '@/features/releases/components/work-progress'
import { preparationAt } from '@/features/releases/queries/preparation-at'
import { hasNodes } from '@/features/releases/queries/has-nodes'
import { publishedPeriod } from '@/features/releases/queries/published-period'
import { correctedAnswers } from '@/features/releases/queries/corrected-answers'
import { lastDayOf, type Period } from '@/domain/disclosure/policy/publication'
import { jobSubject, periodSchema } from '@/features/releases/schema'
import { longDay } from '@/i18n/format'
import { today } from '@/server/clock'
import { orNotFound } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

type Props = PageProps<'/releases/[grain]/[at]'>

const periodOfPath = async (params: Props['params']) => periodSchema.safeParse(await params).data ?? notFound()

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => {
  const t = await getTranslations('releases')
  return { title: periodName(await periodOfPath(params), t) }
}

const Begin = async ({ actor, period }: { actor: Actor; period: Period }) => {
  const t = await getTranslations('releases.prepare')
  const locale = await getLocale()
  const last = lastDayOf(period)
  if (last >= today()) return <p>{t('notOver', { date: longDay(addDays(last, 1), locale) })}</p>
  if (period.grain === 'block' && !(await orNotFound(() => hasNodes(actor, period)))) return <p>{t('nothing')}</p>
  if (!can(actor, 'release.prepare')) return <p>{t('onlyCoordinator')}</p>
  return (
    <>
      <p className={styles.about}>{t('about')}</p>
      <PrepareForm grain={period.grain} at={period.at} kind="first" />
    </>
  )
}

const Correct = async ({ actor, period }: { actor: Actor; period: Period }) => {
  const t = await getTranslations('releases.correct')
  const answers = await orNotFound(() => correctedAnswers(actor, period))
  return (
    <>
      {answers > 0 ? <p className={`notice no-print ${styles.since}`}>{t('answers', { count: answers })}</p> : null}
      <CorrectStep grain={period.grain} at={period.at} />
    </>
  )
}

const PeriodPage = async ({ params }: Props) => {
  const actor = await requireActor()
  const period = await periodOfPath(params)
  // Jobs are read before everything else: a job that ends meanwhile is then shown as running and refreshed, never as
  // missing.
  const { active, ended } = await orNotFound(() => periodJobs(actor, jobSubject(period)))
  const [preparation, publishedRows] = await orNotFound(() =>
    Promise.all([preparationAt(actor, period), publishedPeriod(actor, period)]),
  )
  await recordView(actor, {
    verb: 'release.read',
    part: 'preview',
    subjectId: preparation?.id ?? null,
    // The parents who allow a quote.
    families: (preparation?.consents ?? []).map(({ familyId }) => familyId),
    detail: { period: jobSubject(period) },
  })
  const t = await getTranslations('releases')
  const locale = await getLocale()
  const mayPrepare = can(actor, 'release.prepare')
  // The first section of the page has no line above it.
  const Published = preparation ? RuledSection : 'section'
  return (
    <PeriodWork progress={active}>
      <header className={styles.head}>
        <h1>{periodName(period, t)}</h1>
        <p className="soft">
          {periodDays(period, locale)} · <Link href="/releases">{t('title')}</Link>
        </p>
      </header>
      <EndedJobs jobs={ended} />
      {preparation ? <Preparation preparation={preparation} period={period} /> : null}
      {!preparation && publishedRows.length === 0 ? <Begin actor={actor} period={period} /> : null}
      {publishedRows.length > 0 ? (
        <Published className={preparation ? styles.section : undefined} aria-labelledby="published">
          <h2 id="published">{t('published.title')}</h2>
          <PublishedTable rows={publishedRows} />
          {preparation || !mayPrepare ? null : <Correct actor={actor} period={period} />}
        </Published>
      ) : null}
    </PeriodWork>
  )
}

export default PeriodPage
