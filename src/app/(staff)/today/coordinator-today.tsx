import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { pageCount } from '@/components/list/list-query'
import { Paging } from '@/components/list/paging'
import { FullListNote } from '@/components/list/full-list-note'
import { CallTasks } from '@/features/calls/components/call-tasks'
import { CheckInList } from '@/features/calls/components/check-in-list'
import { OpenInterviews } from '@/features/calls/components/open-interviews'
import { Presence } from '@/features/calls/components/presence'
import { callNotices } from '@/features/calls/queries/call-notices'
import { callPresence } from '@/features/calls/queries/call-presence'
import { callerDay } from '@/features/calls/queries/caller-day'
import { callerChoices } from '@/features/calls/queries/caller-choices'
import { openCallTasks } from '@/features/calls/queries/open-call-tasks'
import { assignFamiliesAction } from '@/features/families/actions'
import { mostCheckIns, sharedCheckIns } from '@/features/calls/queries/shared-check-ins'
import { openInterviews } from '@/features/calls/queries/open-interviews'
import { careStepsOfToday } from '@/features/care-steps/queries/care-steps-of-today'
import { ConcernLines } from '@/features/concerns/components/concern-lines'
import { ConcernList } from '@/features/concerns/components/concern-list'
import { concernsOfToday, concernsPerPage } from '@/features/concerns/queries/concerns-of-today'
import { waitingConcerns } from '@/features/concerns/queries/waiting-concerns'
import { OwnerTable } from '@/features/help/components/owner-table'
import { openHelpByOwner } from '@/features/help/queries/open-help-by-owner'
import { waitingHelp } from '@/features/help/queries/waiting-help'
import { WaitingPeriods } from '@/features/releases/components/waiting-periods'
import { waitingPeriods } from '@/features/releases/queries/waiting-periods'
import { waitingReasons } from '@/features/releases/queries/waiting-reasons'
import { reachOfWeek } from '@/features/weeks/queries/reach-of-week'
import type { StaffActor } from '@/domain/access/actor'
import { openParentRequests } from '@/features/parent-requests/queries/open-parent-requests'
import { waitingCounts } from '@/features/staff/queries/waiting-counts'
import { weekOf } from '@/domain/figures/week'
import type { Reach } from '@/domain/figures/week-figures'
import { today } from '@/server/clock'
import { recordView } from '@/server/record-view'
import { CareStepsToday } from './care-steps-today'
import { RetentionLine } from './retention-line'
import { SecondPersonLine } from './second-person-line'
import { InterpretersLine } from './interpreters-line'
import { ParentRequestsToday } from './parent-requests-today'
import { WaitingHelpToday } from './waiting-help-today'
import { CallNoticeSection } from './call-notice-section'
import { OwnCallsToday } from './own-calls-today'
import styles from './today.module.css'

const wholeOrganisation = { level: 'organisation', ref: null, name: null, schoolIds: null } as const

const ReachSentence = async ({ reach }: { reach: Reach }) => {
  const t = await getTranslations('today.coordinator')
  if (reach.attempted === 0) return t('reachNone', { listed: reach.listed })
  return `${t('reachSentence', reach)} ${t('notReached', { count: reach.attempted - reach.reached })}`
}

type ConcernsProps = {
  ofToday: Awaited<ReturnType<typeof concernsOfToday>>
  waiting: Awaited<ReturnType<typeof waitingConcerns>>
  page: number
}

/** The concerns of today in full, and under them those that were seen earlier and wait for a decision. */
const Concerns = async ({ ofToday: { concerns, count }, waiting, page }: ConcernsProps) => {
  const [t, frame] = await Promise.all([getTranslations('concerns'), getTranslations('frame')])
  const pages = pageCount(count, concernsPerPage)
  const shown = Math.min(page, pages)
  const where = frame('paging.page', { page: shown, pages })
  return (
    <section className={styles.section}>
      <h2>{t('title')}</h2>
      <ConcernList concerns={concerns} none={waiting.count > 0 ? t('nothingNew') : t('noneToday')} />
      <Paging
        page={shown}
        pages={pages}
        hrefOf={(wanted) => href('/today', {}, { page: wanted })}
        texts={{ label: where, where, previous: frame('actions.previous'), next: frame('actions.next') }}
      />
      {waiting.count > 0 ? (
        <>
          <h3>{t('waiting')}</h3>
          <ConcernLines lines={waiting.lines} />
        </>
      ) : null}
      <p className={styles.more}>
        <Link href="/concerns">{t('all', { count: waiting.total })}</Link>
      </p>
    </section>
  )
}

/** A coordinator's first page: the week so far in a sentence, safety concerns first, then what waits for somebody. */
export const CoordinatorToday = async ({ actor, page }: { actor: StaffActor; page: number }) => {
  const [
    reach,
    concerns,
    waitingConcernList,
    help,
    openInterviewList,
    checkIns,
    waiting,
    reasons,
    tasks,
    presence,
    callers,
    careSteps,
    notices,
    ownDay,
    helpToDo,
    parentRequests,
    waitingElse,
  ] = await Promise.all([
    reachOfWeek(actor, weekOf(today()), wholeOrganisation),
    concernsOfToday(actor, page),
    waitingConcerns(actor),
    openHelpByOwner(actor),
    openInterviews(actor),
    sharedCheckIns(actor),
    waitingPeriods(actor),
    waitingReasons(actor),
    openCallTasks(actor),
    callPresence(actor),
    callerChoices(actor),
    careStepsOfToday(actor),
    callNotices(actor),
    callerDay(actor, 1),
    waitingHelp(actor),
    openParentRequests(actor),
    waitingCounts(actor),
  ])
  await recordView(actor, {
    verb: 'call.read',
    part: 'day',
    families: [
      ...[...concerns.concerns, ...waitingConcernList.lines, ...notices].map(({ familyId }) => familyId),
      ...[...tasks.flatMap(({ families }) => families), ...ownDay.due].map(({ id }) => id),
      ...openInterviewList.interviews.map(({ family }) => family.id),
      ...careSteps.familyIds,
      ...helpToDo.familyIds,
      ...parentRequests.requests.map(({ familyId }) => familyId),
    ],
  })
  const t = await getTranslations('today.coordinator')
  const c = await getTranslations('calls.tasks')
  return (
    <Presence presence={presence}>
      <p className={styles.lead}>
        <ReachSentence reach={reach} /> <Link href="/weeks">{t('week')}</Link>
      </p>
      <Concerns ofToday={concerns} waiting={waitingConcernList} page={page} />
      <CareStepsToday actor={actor} list={careSteps} />
      <ParentRequestsToday open={parentRequests} />
      <RetentionLine count={waitingElse.announced} />
      <SecondPersonLine count={waitingElse.releasable} />
      <InterpretersLine count={waitingElse.interpretersToCall} />
      <CallNoticeSection notices={notices} />
      <section className={styles.section}>
        <h2>{c('title')}</h2>
        <CallTasks tasks={tasks} callers={callers} assign={assignFamiliesAction} />
        <p className="no-print">
          <Link href="/calls">{c('toCalls')}</Link>
        </p>
      </section>
      <OwnCallsToday actor={actor} day={ownDay} />
      <div className={styles.columns}>
        <div>
          <section className={styles.section}>
            <h2>{t('interviews')}</h2>
            {openInterviewList.count > 0 ? (
              <OpenInterviews interviews={openInterviewList.interviews} withCaller />
            ) : (
              <p className="soft">{t('noInterviews')}</p>
            )}
            {openInterviewList.count > openInterviewList.interviews.length ? (
              <p className="soft">
                {t('more', { count: openInterviewList.count - openInterviewList.interviews.length })}
              </p>
            ) : null}
          </section>
          <section className={styles.section}>
            <h2>{t('summaries')}</h2>
            <WaitingPeriods periods={waiting} reasons={reasons} />
          </section>
          {checkIns.length > 0 ? (
            <section className={styles.section}>
              <h2>{t('checkIns')}</h2>
              <CheckInList checkIns={checkIns} />
              <FullListNote shown={checkIns.length} most={mostCheckIns} />
            </section>
          ) : null}
        </div>
        <section className={styles.section}>
          <h2>{t('help')}</h2>
          <OwnerTable owners={help} />
          {/* The same people make calls and own help. */}
          <WaitingHelpToday waiting={helpToDo} owners={callers} />
        </section>
      </div>
    </Presence>
  )
}
