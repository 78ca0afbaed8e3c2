import type { Metadata } from 'next'
import Link from 'next/link'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { href } from '@/components/layout/href'
import { FocusKeeper } from '@/components/layout/focus-keeper'
import { SignedInAs } from '@/components/session/signed-in-as'
import { CallActions } from '@/features/calls/components/call-actions'
import { CallReasons } from '@/features/calls/components/call-reasons'
import { FamilyOutcome } from '@/features/calls/components/family-outcome'
import { Presence } from '@/features/calls/components/presence'
import { TakeOverCall } from '@/features/calls/components/take-over-call'
import { callOfFamily } from '@/features/calls/queries/call-of-family'
import { callPresence } from '@/features/calls/queries/call-presence'
import { CallBackground } from '@/features/families/components/call-background'
import { SafeContact } from '@/features/families/components/safe-contact'
import { callCard } from '@/features/families/queries/call-card'
import { RaiseConcern } from '@/features/concerns/components/raise-concern'
import { ConcernKey } from '@/features/interviews/components/concern-key'
import { DiscardInterview } from '@/features/interviews/components/discard-interview'
import { StartForm } from '@/features/interviews/components/start-form'
import { interviewStart } from '@/features/interviews/queries/interview-start'
import { StartRoom } from '@/features/rooms/components/start-room'
import { canOpenRooms } from '@/features/rooms/queries/can-open-rooms'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import type { WayExpectation } from '@/domain/calls/chosen-way'
import { today, tomorrow } from '@/server/clock'
import { orNotFound, pathId } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'
import styles from './page.module.css'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('interviews'))('start.title'),
})

type Start = Awaited<ReturnType<typeof interviewStart>>
type Call = Awaited<ReturnType<typeof callOfFamily>>

const UnderWay = async ({ interview }: { interview: NonNullable<Start['openInterview']> }) => {
  const { start } = (await getMessages()).interviews
  return (
    <>
      <p className={styles.lead}>{start.underWay}</p>
      <p>
        <a className="button button-main" href={href('/interviews/[id]', { id: interview.id })}>
          {start.resume}
        </a>
      </p>
      <p className={styles.lead}>{interview.isEmpty ? start.empty : start.filledIn}</p>
      {interview.isEmpty && !interview.isTaken ? (
        <DiscardInterview interviewId={interview.id} label={start.discard} success={start.discarded} />
      ) : null}
    </>
  )
}

/** The last outcome of a family that is called no more, as long as it can be undone. */
const LastOutcome = ({ card }: { card: NonNullable<Call>['card'] }) =>
  card.lastAttempt?.isUndoable ? (
    <FamilyOutcome
      familyId={card.id}
      numbers={[]}
      today={today()}
      tomorrow={tomorrow()}
      mayDecide={false}
      mayLeaveMessage={card.identity.mayLeaveMessage}
      mayRecord={false}
      fresh={card.lastAttempt}
    />
  ) : null

type ActionsProps = {
  actor: StaffActor
  call: NonNullable<Call>
  interpreters: Start['interpreters']
  isOnLine: boolean
  expectation: WayExpectation
  video: ReactNode
}

/** The numbers, the form that begins the interview, and the outcomes of a call without one. */
const Actions = async ({ actor, call: { card }, interpreters, isOnLine, expectation, video }: ActionsProps) => {
  const { interviews, ways } = await getMessages()
  const { start } = interviews
  const { lastAttempt } = card
  // A dialled call has no outcome yet: the form, in which the caller has begun to choose, stays as it is.
  const fresh = lastAttempt?.isUndoable && lastAttempt.outcome !== 'dialled' ? lastAttempt : null
  return (
    <CallActions
      key={fresh?.id ?? ''}
      familyId={card.id}
      name={card.identity.parentName || card.ref}
      points={card.contactPoints}
      mayCall={card.mayCall}
      mayLeaveMessage={card.identity.mayLeaveMessage}
      today={today()}
      tomorrow={tomorrow()}
      mayDecide={can(actor, 'call.decide')}
      dialled={card.dialled}
      fresh={fresh}
    >
      {video}
      {can(actor, 'call.take_over') ? <TakeOverCall familyId={card.id} /> : null}
      <StartForm
        familyId={card.id}
        texts={start}
        interpreters={interpreters}
        bookedId={card.booked?.interpreterId ?? null}
        isOnLine={isOnLine}
        expectation={expectation}
        sources={ways.sources}
      />
    </CallActions>
  )
}

const StartPage = async ({ params, searchParams }: PageProps<'/families/[id]/interview'>) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const { line } = await searchParams
  const [family, call, card, presence, isPossible] = await orNotFound(() =>
    Promise.all([
      interviewStart(actor, id),
      callOfFamily(actor, id),
      callCard(actor, id),
      callPresence(actor),
      canOpenRooms(actor),
    ]),
  )
  await recordView(actor, { verb: 'family.read', part: 'card', subjectId: id, families: [id] })
  const { contact, interviews } = await getMessages()
  const { start, first, repeat } = interviews
  const video = <StartRoom familyId={id} isPossible={isPossible} hasInterview={family.openInterview !== null} />
  return (
    <NextIntlClientProvider>
      <SignedInAs staffId={actor.staffId} />
      <Presence presence={presence}>
        <main id="content" className={styles.page}>
          <p className="small">
            <Link href={href('/families/[id]', { id })}>{start.back}</Link>
          </p>
          <h1>{family.parentName || family.ref}</h1>
          <p className="soft">
            {family.ref} · {family.repeat ? repeat : first}
          </p>
          <div className={styles.columns}>
            <div>
              {call ? (
                <div className={styles.reasons}>
                  <CallReasons card={call.card} isBesideCard />
                </div>
              ) : null}
              <section className={styles.safe} aria-labelledby="card">
                <h2 id="card" className="visually-hidden">
                  {contact.card.title}
                </h2>
                <SafeContact preferences={card.preferences} />
              </section>
              {family.openInterview ? (
                <>
                  <UnderWay interview={family.openInterview} />
                  {video}
                </>
              ) : null}
              {!family.openInterview && call?.mayStart ? (
                <Actions
                  actor={actor}
                  call={call}
                  interpreters={family.interpreters}
                  isOnLine={line !== undefined}
                  expectation={card.meeting.expectation}
                  video={video}
                />
              ) : null}
              {!family.openInterview && call && !call.mayStart ? <LastOutcome card={call.card} /> : null}
              {!family.openInterview && !family.mayCall ? (
                <p className={`notice notice-warn ${styles.lead}`}>{start.noCall}</p>
              ) : null}
              <div className={styles.concern}>
                <ConcernKey>
                  <RaiseConcern familyId={id} shortcut="P" />
                </ConcernKey>
              </div>
            </div>
            <div className={styles.background}>
              <CallBackground card={card} />
            </div>
          </div>
        </main>
      </Presence>
      <FocusKeeper />
    </NextIntlClientProvider>
  )
}

export default StartPage
