/** The reminder of an appointment: by e-mail through a job, or as a text that somebody sends. */
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { addAppointment } from '@/features/calls/commands/add-appointment'
import { closeAppointment } from '@/features/calls/commands/close-appointment'
import { recordReminder } from '@/features/calls/commands/record-reminder'
import { sendReminder } from '@/features/calls/commands/send-reminder'
import { appointmentChoices } from '@/features/calls/queries/appointment-choices'
import { appointmentsOfFamily } from '@/features/calls/queries/appointments-of-family'
import { addAppointmentSchema } from '@/features/calls/schema'
import { systemActor } from '@/server/minted-actor'
import { directWork } from '@/server/work'
import { actorFor, aKnownFamily, anActor, anOrganisation, aStaffMember, auditOf } from './factories'
import { aMailServer } from './mail-server'
import { runJobs } from './run-jobs'
import { aContactPoint } from './sealed-rows'
import { database } from './owner'

const mail = aMailServer()
let organisationId: string
let caller: StaffActor

beforeAll(async () => {
  await mail.listen()
  organisationId = await anOrganisation()
  caller = await actorFor(organisationId, await aStaffMember(organisationId, 'caller', { name: 'Noor Geheim' }))
})
beforeEach(() => {
  process.env.NABIJ_NOW = '2027-03-01T08:00:00Z'
  mail.incoming.length = 0
  mail.mood.refuses = false
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})
afterAll(mail.close)

type About = {
  mayLeaveMessage?: boolean | null
  homeLanguages?: string[]
  callLanguage?: string | null
  email?: boolean
  number?: string
}
const aFamily = async ({
  mayLeaveMessage = true,
  homeLanguages = ['tr'],
  callLanguage = null,
  email = true,
  number = '06 1234 5678',
}: About = {}) => {
  const family = await aKnownFamily(organisationId, { callerId: caller.staffId, homeLanguages, numbers: [number] })
  await database().family.update({ where: { id: family.id }, data: { callLanguage } })
  await database().familyIdentity.update({ where: { familyId: family.id }, data: { mayLeaveMessage } })
  if (email)
    await aContactPoint({
      organisationId,
      familyId: family.id,
      kind: 'email',
      value: `ouder-${family.id}@example.org`,
    })
  return family.id
}
const reminder = { day: 'day_before', time: '10:00' } as const
const agreed = async (familyId: string, about: object = {}) =>
  addAppointment(
    caller,
    addAppointmentSchema.parse({ id: randomUUID(), familyId, day: '2027-03-30', from: '14:30', reminder, ...about }),
  )
const rowOf = (id: string) => database().appointment.findUniqueOrThrow({ where: { id } })
const jobsOf = (id: string) => database().job.findMany({ where: { subject: id }, select: { kind: true, state: true } })
const remindAudit = async (id: string) => (await auditOf(id)).filter(({ verb }) => verb === 'appointment.remind')

describe('the e-mail to a parent', () => {
  test('waits for its time, is sent once, in neutral words, and is audited without content', async () => {
    const familyId = await aFamily()
    const { id } = await agreed(familyId)
    expect((await rowOf(id)).remindAt).toEqual(new Date('2027-03-29T08:00:00Z'))
    const [queued] = await database().$queryRaw<{ days: number }[]>`
      select extract(epoch from run_at - now())::float / 86400 as days from graphile_worker.jobs
      where key = (select id::text from job where subject = ${id})`
    expect(queued?.days).toBeGreaterThan(27.9)
    await runJobs()
    await runJobs()
    expect(await mail.letters()).toEqual([
      {
        to: `ouder-${familyId}@example.org`,
        subject: 'Afspraak',
        text: 'Afspraak dinsdag 30 maart 14:30 uur. Groet, Noor\n',
      },
    ])
    expect(await jobsOf(id)).toEqual([{ kind: 'reminder_letter', state: 'done' }])
    expect(await remindAudit(id)).toEqual([{ verb: 'appointment.remind', detail: { family: familyId, by: 'email' } }])
    expect((await rowOf(id)).remindedAt).not.toBeNull()
  })

  test('is English for a family that speaks English, and names a window', async () => {
    await agreed(await aFamily({ homeLanguages: ['en', 'nl'] }), { until: '16:00' })
    await runJobs()
    expect(await mail.letters()).toMatchObject([
      { subject: 'Appointment', text: 'Appointment Tuesday 30 March between 14:30 and 16:00. Regards, Noor\n' },
    ])
  })

  test('is in the language in which the parent wants to be called, before those spoken at home', async () => {
    await agreed(await aFamily({ homeLanguages: ['ar'], callLanguage: 'en' }))
    await agreed(await aFamily({ homeLanguages: ['en'], callLanguage: 'nl' }))
    await runJobs()
    expect((await mail.letters()).map(({ subject }) => subject).toSorted()).toEqual(['Afspraak', 'Appointment'])
    const familyId = await aFamily({ homeLanguages: ['ar'], callLanguage: 'en' })
    await agreed(familyId, { reminder: null })
    expect((await appointmentsOfFamily(caller, familyId))[0]?.reminder?.text).toMatch(/^Appointment /)
  })

  test('is refused unless a message may be left and an address works', async () => {
    for (const [about, reason] of [
      [{ mayLeaveMessage: false }, 'message_not_allowed'],
      [{ mayLeaveMessage: null }, 'message_not_asked'],
      [{ email: false }, 'no_email'],
    ] as const) {
      const familyId = await aFamily(about)
      await expect(agreed(familyId)).rejects.toMatchObject({ reason })
      expect(await appointmentsOfFamily(caller, familyId)).toEqual([])
      expect((await appointmentChoices(caller, familyId))?.emailRefusal).toBe(reason)
    }
  })

  test('is refused for a time that is over, not before the appointment, or that does not exist', async () => {
    const familyId = await aFamily()
    for (const [about, reason] of [
      [{ day: '2027-03-01', from: '20:00' }, 'reminder_late'],
      [{ reminder: { day: 'same_day', time: '14:30' } }, 'reminder_late'],
      [{ day: '2027-03-29', reminder: { day: 'day_before', time: '02:30' } }, 'no_such_time'],
    ] as const)
      await expect(agreed(familyId, about)).rejects.toMatchObject({ reason })
  })

  test('is not sent when the appointment moved, was cancelled or is over, or safe contact changed since', async () => {
    const families = [await aFamily(), await aFamily(), await aFamily(), await aFamily()] as const
    const [moved, cancelled, closed, silent] = families
    await agreed(moved)
    await agreed(moved, { from: '16:00', reminder: null })
    const { id } = await agreed(cancelled)
    await closeAppointment(caller, { id, by: 'parent' })
    await agreed(closed)
    await database().contactPoint.updateMany({
      where: { familyId: closed, kind: 'email' },
      data: { state: 'dead' },
    })
    await agreed(silent)
    await database().familyIdentity.update({ where: { familyId: silent }, data: { mayLeaveMessage: false } })
    await runJobs()
    expect(await mail.letters()).toEqual([])
    expect(await database().job.count({ where: { organisationId, state: { not: 'done' } } })).toBe(0)
  })

  test('that the mail server refuses is tried again and counts as sent only then', async () => {
    mail.mood.refuses = true
    const { id } = await agreed(await aFamily())
    const { remindAt } = await rowOf(id)
    const job = { appointmentId: id, remindAt: remindAt?.toISOString() ?? '' }
    const system = systemActor(organisationId)
    await expect(sendReminder(system, job, directWork)).rejects.toMatchObject({ reason: 'letter_refused' })
    expect((await rowOf(id)).remindedAt).toBeNull()
    expect(await remindAudit(id)).toEqual([])
    mail.mood.refuses = false
    await Promise.all([sendReminder(system, job, directWork), sendReminder(system, job, directWork)])
    expect(await mail.letters()).toHaveLength(1)
    await runJobs()
    expect(await mail.letters()).toHaveLength(1)
  })
})

describe('the text that somebody sends', () => {
  test('stands at the appointment with the number, and taking it is audited without content', async () => {
    const familyId = await aFamily()
    const { id } = await agreed(familyId, { reminder: null })
    expect((await appointmentsOfFamily(caller, familyId))[0]?.reminder).toEqual({
      refusal: null,
      text: 'Afspraak dinsdag 30 maart 14:30 uur. Groet, Noor',
      number: '+31612345678',
    })
    await recordReminder(caller, { id })
    expect(await remindAudit(id)).toEqual([{ verb: 'appointment.remind', detail: { family: familyId, by: 'text' } }])
  })

  test('is refused by safe contact, without a mobile number, and to a caller of another family', async () => {
    for (const [about, refusal] of [
      [{ mayLeaveMessage: false }, 'message_not_allowed'],
      [{ number: '071 512 3456' }, 'no_mobile'],
    ] as const) {
      const familyId = await aFamily(about)
      const { id } = await agreed(familyId, { reminder: null })
      expect((await appointmentsOfFamily(caller, familyId))[0]?.reminder).toEqual({ refusal, text: '', number: '' })
      await expect(recordReminder(caller, { id })).rejects.toMatchObject({ reason: refusal })
      expect(await remindAudit(id)).toEqual([])
    }
    const { id } = await agreed(await aFamily(), { reminder: null })
    await expect(recordReminder(await anActor(organisationId, 'caller'), { id })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
