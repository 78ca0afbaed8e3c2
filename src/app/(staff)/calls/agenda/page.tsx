import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RuledSection } from '@/components/layout/ruled-section'
import { FullListNote } from '@/components/list/full-list-note'
import { Absences } from '@/features/absences/components/absences'
import { AppointmentsToMove } from '@/features/absences/components/appointments-to-move'
import { absencesOfStaff } from '@/features/absences/queries/absences-of-staff'
import {
  appointmentsToMove,
  mostToMove,
  type AppointmentToMove,
} from '@/features/absences/queries/appointments-to-move'
import { coverChoices } from '@/features/absences/queries/cover-choices'
import { AgendaHead } from '@/features/calls/components/agenda-head'
import { AgendaWeek } from '@/features/calls/components/agenda-week'
import { agendaPeople } from '@/features/calls/queries/agenda-people'
import { weekAgenda } from '@/features/calls/queries/week-agenda'
import { agendaFilterSchema } from '@/features/calls/schema'
import { EndedJobs } from '@/features/jobs/components/ended-jobs'
import { endedJobs } from '@/features/jobs/queries/ended-jobs'
import { can } from '@/domain/access/can'
import { weekOf } from '@/domain/figures/week'
import { today } from '@/server/clock'
import { orNotFound } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('agenda'))('title') })

/** For whoever distributes calls: what an absence leaves behind. */
const ToMove = async ({ appointments }: { appointments: readonly AppointmentToMove[] }) => {
  const t = await getTranslations('agenda.toMove')
  if (appointments.length === 0) return null
  return (
    <RuledSection>
      <h2>{t('title')}</h2>
      <AppointmentsToMove appointments={appointments} />
      <FullListNote shown={appointments.length} most={mostToMove} />
    </RuledSection>
  )
}

const AgendaPage = async ({ searchParams }: PageProps<'/calls/agenda'>) => {
  const actor = await requireActor()
  const filter = agendaFilterSchema.parse(await searchParams)
  const staffId = filter.staff ?? actor.staffId
  const week = filter.week ?? weekOf(today())
  const [agenda, absences, covers, people, failures, toMove] = await orNotFound(() =>
    Promise.all([
      weekAgenda(actor, { staffId, week }),
      absencesOfStaff(actor, staffId),
      coverChoices(actor, staffId),
      agendaPeople(actor),
      endedJobs(actor, ['reminder_letter', 'room_letter']),
      can(actor, 'family.assign') ? appointmentsToMove(actor) : [],
    ]),
  )
  const shownAppointments = [...agenda.days.flatMap(({ entries }) => entries), ...toMove]
  await recordView(actor, {
    verb: 'agenda.read',
    part: 'agenda',
    subjectId: staffId,
    families: shownAppointments.map(({ familyId }) => familyId),
  })
  const t = await getTranslations('agenda.away')
  const isOwn = staffId === actor.staffId
  const { name } = agenda.person
  return (
    <>
      <AgendaHead
        week={week}
        staffId={isOwn ? null : staffId}
        name={name}
        people={people.filter(({ id }) => id !== actor.staffId)}
      />
      <EndedJobs jobs={failures} />
      <AgendaWeek days={agenda.days} today={today()} name={name} />
      <ToMove appointments={toMove} />
      <RuledSection>
        <h2>{t('title')}</h2>
        <Absences staffId={staffId} name={isOwn ? null : name} absences={absences} covers={covers} today={today()} />
      </RuledSection>
    </>
  )
}

export default AgendaPage
