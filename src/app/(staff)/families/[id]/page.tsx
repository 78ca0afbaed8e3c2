import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { AddAppointment } from '@/features/calls/components/add-appointment'
import { AttemptList } from '@/features/calls/components/attempt-list'
import { FamilyAppointments } from '@/features/calls/components/family-appointments'
import { CallBackCard } from '@/features/calls/components/call-back-card'
import { DialLink } from '@/features/calls/components/dial-link'
import { FamilyOutcome } from '@/features/calls/components/family-outcome'
import { PlannedCall } from '@/features/calls/components/planned-call'
import { RequestCall } from '@/features/calls/components/request-call'
import { appointmentChoices } from '@/features/calls/queries/appointment-choices'
import { appointmentsOfFamily } from '@/features/calls/queries/appointments-of-family'
import { attemptsOfFamily } from '@/features/calls/queries/attempts-of-family'
import { stepOfFamily } from '@/features/calls/queries/step-of-family'
import { ConcernLink } from '@/features/concerns/components/concern-link'
import { CareSteps } from '@/features/care-steps/components/care-steps'
import { careStepsOfFamily } from '@/features/care-steps/queries/care-steps-of-family'
import { FamilyConcerns } from '@/features/concerns/components/family-concerns'
import { RaiseConcern } from '@/features/concerns/components/raise-concern'
import { concernsOfFamily } from '@/features/concerns/queries/concerns-of-family'
import { FamilyContact, FamilyContactHistory, FamilyFacts } from '@/features/families/components/family-record'
import { FamilyHead } from '@/features/families/components/family-head'
import { FamilyInterviews } from '@/features/families/components/family-interviews'
import { NumberNeeded } from '@/features/families/components/number-needed'
import styles from '@/features/families/components/family.module.css'
import { callCard } from '@/features/families/queries/call-card'
import { contactHistory } from '@/features/families/queries/contact-history'
import { familyById } from '@/features/families/queries/family-by-id'
import { AppointmentInterpreter } from '@/features/interpreters/components/appointment-interpreter'
import { FamilyInterpreters } from '@/features/interpreters/components/family-interpreters'
import { AddHelp } from '@/features/help/components/add-help'
import { HelpItems } from '@/features/help/components/help-item'
import { helpOfFamily } from '@/features/help/queries/help-of-family'
import { helpOwners } from '@/features/help/queries/help-owners'
import { StartRoom } from '@/features/rooms/components/start-room'
import { canOpenRooms } from '@/features/rooms/queries/can-open-rooms'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { isOpenState } from '@/domain/calls/interview-state'
import { contactText } from '@/domain/people/contact-point'
import { needTypes } from '@/domain/instrument/definition'
import { needsOf } from '@/i18n/needs'
import { today, tomorrow } from '@/server/clock'
import { orNotFound, pathId } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('families'))('one') })

/** Callers correct how a family is reached; whoever changes the family does it with the rest. */
const addNumberAt = (actor: StaffActor) => {
  if (can(actor, 'family.update')) return '/families/[id]/edit'
  return can(actor, 'contact.update') ? '/families/[id]/contact' : null
}

const FamilyPage = async ({ params, searchParams }: PageProps<'/families/[id]'>) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const isCallingBack = (await searchParams).called === '1'
  const family = await orNotFound(() => familyById(actor, id))
  // Beside the rest, because this page asks most of all.
  const [
    ,
    step,
    attempts,
    appointments,
    choices,
    help,
    owners,
    { concerns, others },
    card,
    history,
    careSteps,
    isPossible,
  ] = await Promise.all([
    recordView(actor, { verb: 'family.read', part: 'record', subjectId: id, families: [id] }),
    stepOfFamily(actor, id),
    attemptsOfFamily(actor, id),
    appointmentsOfFamily(actor, id),
    appointmentChoices(actor, id),
    helpOfFamily(actor, id),
    helpOwners(actor),
    concernsOfFamily(actor, id),
    callCard(actor, id),
    contactHistory(actor, id),
    careStepsOfFamily(actor, id),
    canOpenRooms(actor),
  ])
  const t = await getTranslations('families')
  const r = await getTranslations('parentRequests')
  const a = await getTranslations('agenda.family')
  const h = await getTranslations('help')
  const c = await getTranslations('concerns')
  const s = await getTranslations('careSteps')
  const { types } = needsOf(await getLocale())
  const n = await getTranslations('agenda.number')
  const [last] = attempts
  const lastEnded = family.interviews.find(({ state }) => !isOpenState(state))
  const planning = { familyId: id, today: today(), tomorrow: tomorrow() }
  const dialledCall = last?.outcome === 'dialled' && last.isMine ? { id: last.id, at: last.at.toISOString() } : null
  const helpProps = { owners, today: today() }
  const [openHelp, closedHelp] = [
    help.filter(({ state }) => state === 'open'),
    help.filter(({ state }) => state === 'done'),
  ]
  const hasConcerns = concerns.length > 0 || others !== null
  // A refusal ends the calls, and the way back from a mistake stays in sight as long as it is open.
  const outcomes =
    family.mayCall || last?.isUndoable ? (
      <FamilyOutcome
        lastId={last?.id}
        familyId={id}
        numbers={card.contactPoints
          .filter(({ state }) => state === 'active')
          .map((point) => ({ id: point.id, value: contactText(point) }))}
        today={today()}
        tomorrow={tomorrow()}
        mayLeaveMessage={card.preferences.mayLeaveMessage}
        mayDecide={can(actor, 'call.decide')}
        fresh={last?.isUndoable ? last : null}
        dialledId={dialledCall?.id ?? null}
        mayRecord={family.mayCall}
        isOnLease={family.isOnLease}
      />
    ) : null
  return (
    <>
      <p className="no-print">
        <Link href="/families">{t('page.back')}</Link>
        {can(actor, 'view.read') ? (
          <>
            {' · '}
            <Link href={href('/families/[id]/views', { id })} prefetch={false}>
              {(await getTranslations('views'))('family.title')}
            </Link>
          </>
        ) : null}
      </p>
      <FamilyHead family={family} mayChange={can(actor, 'family.update')} withStart={!isCallingBack} />
      {isCallingBack ? (
        <CallBackCard
          familyId={id}
          mayCall={family.mayCall}
          openInterviewId={family.interviews.find(({ state }) => isOpenState(state))?.id ?? null}
          today={today()}
        >
          {outcomes}
        </CallBackCard>
      ) : null}
      <section className={hasConcerns ? styles.section : `${styles.section} no-print`}>
        {hasConcerns ? <h2>{c('title')}</h2> : null}
        {hasConcerns ? (
          <FamilyConcerns
            concerns={concerns}
            others={others}
            {...(can(actor, 'concern.decide') ? { linkTo: (concernId) => <ConcernLink id={concernId} /> } : {})}
          />
        ) : null}
        <RaiseConcern familyId={id} />
      </section>
      {careSteps.count > 0 ? (
        <section className={styles.section}>
          <h2>{s('title')}</h2>
          <CareSteps list={careSteps} today={today()} mayDecide={can(actor, 'call.decide')} />
        </section>
      ) : null}
      <div className={styles.columns}>
        <div>
          <FamilyContact card={card} dialling={{ Link: DialLink, dialled: dialledCall }}>
            {family.mayCall ? (
              <>
                <PlannedCall step={step} />
                {step?.waitsFor === 'number' ? (
                  <NumberNeeded family={family} addAt={addNumberAt(actor)}>
                    {choices ? (
                      <AddAppointment
                        {...planning}
                        choices={choices}
                        summary={n('visit')}
                        way={{ channel: 'visit', chosenBy: null }}
                      />
                    ) : null}
                  </NumberNeeded>
                ) : null}
              </>
            ) : (
              <div className="notice">
                <p>
                  <strong>{t('page.mayNotCall')}</strong>
                </p>
                <p>{t('page.mayNotCallWhy')}</p>
              </div>
            )}
            {isCallingBack ? null : outcomes}
            <RequestCall familyId={id} today={today()} mayCall={family.mayCall} />
          </FamilyContact>
          <FamilyFacts family={family} />
          <FamilyContactHistory history={history} />
          {can(actor, 'parent_request.read') ? (
            <section className={`${styles.section} no-print`}>
              <h2>{r('title')}</h2>
              <p>
                <Link className="button" href={href('/families/[id]/requests', { id })} prefetch={false}>
                  {r('toPage')}
                </Link>
              </p>
            </section>
          ) : null}
        </div>
        <div>
          <section id="appointments" className={styles.section}>
            <h2>{a('title')}</h2>
            <FamilyAppointments
              {...planning}
              appointments={appointments}
              choices={family.mayCall ? choices : null}
              known={card.meeting.facts}
              interpreterOf={(appointment) => (
                <>
                  {appointment.channel === 'video' && family.mayCall ? (
                    <StartRoom familyId={id} appointmentId={appointment.id} isPossible={isPossible} />
                  ) : null}
                  {choices ? <AppointmentInterpreter appointment={appointment} choices={choices.interpreting} /> : null}
                </>
              )}
            />
            {choices ? (
              <FamilyInterpreters
                familyId={id}
                choices={choices.interpreting}
                bookedIds={appointments.map(({ isComing, interpreterId }) => (isComing ? interpreterId : null))}
                lastCall={lastEnded ?? null}
              />
            ) : null}
          </section>
          <FamilyInterviews interviews={family.interviews} lastCall={card.lastCall} />
          <section className={styles.section}>
            <h2>{t('page.help')}</h2>
            {help.length === 0 ? <p className="soft">{h('ofFamily.none')}</p> : null}
            {openHelp.length > 0 ? <HelpItems items={openHelp} {...helpProps} /> : null}
            <AddHelp
              familyId={id}
              types={needTypes.map((value) => ({ value, label: types[value] }))}
              owners={owners}
              me={actor.staffId}
            />
            {closedHelp.length > 0 ? (
              <>
                <h3>{h('ofFamily.done')}</h3>
                <HelpItems items={closedHelp} {...helpProps} />
              </>
            ) : null}
          </section>
          <section className={styles.section}>
            <h2>{t('page.attempts')}</h2>
            <AttemptList attempts={attempts} />
          </section>
        </div>
      </div>
    </>
  )
}

export default FamilyPage
