/** Whoever owns a promise can make the call; otherwise it waits where the pool and the coordinators see it. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { recordAbsence } from '@/features/absences/commands/record-absence'
import { recordAbsenceSchema } from '@/features/absences/schema'
import { addAppointment } from '@/features/calls/commands/add-appointment'
import { claimNextFamily } from '@/features/calls/commands/claim-next-family'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { callerDay } from '@/features/calls/queries/caller-day'
import { openCallTasks } from '@/features/calls/queries/open-call-tasks'
import { stepCounts } from '@/features/calls/queries/step-counts'
import { addAppointmentSchema, recordAttemptSchema } from '@/features/calls/schema'
import { disableStaff } from '@/features/staff/commands/disable-staff'
import { enableStaff } from '@/features/staff/commands/enable-staff'
import { updateStaff } from '@/features/staff/commands/update-staff'
import { systemActor } from '@/server/minted-actor'
import { again } from './call-fixture'
import { aKnownFamily, anActor, anOrganisation } from './factories'
import { database } from './owner'

let organisationId: string
let caller: StaffActor
let colleague: StaffActor
let coordinator: StaffActor
let admin: StaffActor

const at = (moment: string) => {
  process.env.NABIJ_NOW = moment
}

beforeEach(async () => {
  at('2027-03-01T09:00:00Z')
  organisationId = await anOrganisation()
  caller = await anActor(organisationId, 'caller')
  colleague = await anActor(organisationId, 'caller')
  coordinator = await anActor(organisationId, 'coordinator')
  admin = await anActor(organisationId, 'admin')
  // Only an admin who can sign in may disable somebody.
  await database().staff.update({ where: { id: admin.staffId }, data: { passwordHash: 'x' } })
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

const record = (actor: StaffActor, familyId: string, outcome: string, about: object = {}) =>
  recordAttempt(
    actor,
    recordAttemptSchema.parse({
      id: randomUUID(),
      familyId,
      contactPointId: null,
      outcome,
      note: 'promised',
      ...about,
    }),
  )
const callBack = { wish: { notBefore: '2027-03-05', time: '14:00' } }
const appointment = { appointment: { day: '2027-03-05', from: '14:00', until: null } }
const next = (actor: StaffActor) => claimNextFamily(actor, { afterId: null })
const stepOf = (familyId: string) =>
  database().nextStep.findFirstOrThrow({
    where: { familyId, closedAt: null },
    select: { kind: true, ownerId: true, waitsFor: true, note: true },
  })
const waits = { kind: 'waiting', ownerId: null, waitsFor: 'owner', note: 'promised' }
const tasksOf = async (familyId: string) =>
  (await openCallTasks(coordinator))
    .filter(({ families }) => families.some(({ id }) => id === familyId))
    .map(({ task }) => task)
const promisesOf = async (actor: StaffActor) => (await callerDay(await again(actor), 1)).promises
const staleSteps = async () => (await stepCounts(systemActor(organisationId))).stale

describe('what somebody agreed with a family without a caller', () => {
  const agree = async () => {
    const { id } = await aKnownFamily(organisationId)
    expect(await next(colleague)).toEqual({ familyId: id })
    await record(colleague, id, 'callback_asked', callBack)
    expect(await stepOf(id)).toMatchObject({ kind: 'call', ownerId: colleague.staffId })
    return id
  }

  test('waits for an owner when that person leaves, and is theirs again when they come back', async () => {
    const id = await agree()
    await disableStaff(admin, { staffId: colleague.staffId })
    expect(await stepOf(id)).toEqual(waits)
    expect([await tasksOf(id), await staleSteps()]).toEqual([['no_caller'], 0])
    await enableStaff(admin, { staffId: colleague.staffId })
    expect([await stepOf(id), await staleSteps()]).toMatchObject([{ kind: 'call', ownerId: colleague.staffId }, 0])
    await disableStaff(admin, { staffId: colleague.staffId })
    at('2027-03-05T13:00:00Z')
    expect(await next(await again(caller))).toEqual({ familyId: id })
  })

  test('waits for an owner when that person gets another role', async () => {
    const id = await agree()
    const { version, name } = await database().staff.findUniqueOrThrow({ where: { id: colleague.staffId } })
    await updateStaff(admin, {
      staffId: colleague.staffId,
      version,
      name,
      role: 'coach',
      trainee: false,
      boardId: null,
      municipalityId: null,
    })
    expect([await stepOf(id), await tasksOf(id), await staleSteps()]).toEqual([waits, ['no_caller'], 0])
  })
})

describe('what somebody agrees in the place of a caller who cannot make the call', () => {
  const agreeInPool = async (id: string, outcome: 'callback_asked' | 'appointment_hard', actor = colleague) => {
    expect(await next(actor)).toEqual({ familyId: id })
    await record(actor, id, outcome, outcome === 'callback_asked' ? callBack : appointment)
  }
  const away = (staffId: string, coverId: string | null = null) =>
    recordAbsence(
      coordinator,
      recordAbsenceSchema.parse({
        id: randomUUID(),
        staffId,
        fromDay: '2027-03-01',
        untilDay: '2027-03-12',
        coverId,
      }),
    )
  const ownFamily = () => aKnownFamily(organisationId, { callerId: caller.staffId })
  const cannotCall = {
    left: async () => {
      const { id } = await ownFamily()
      await disableStaff(admin, { staffId: caller.staffId })
      return id
    },
    'does not speak the language': async () => {
      const { id } = await ownFamily()
      await record(caller, id, 'language_no_caller')
      return id
    },
    'is away, and nobody covers': async () => {
      const { id } = await ownFamily()
      await away(caller.staffId)
      return id
    },
  }

  for (const outcome of ['callback_asked', 'appointment_hard'] as const)
    test.each(Object.entries(cannotCall))(`is theirs by ${outcome}: %s`, async (_, prepare) => {
      const id = await prepare()
      await agreeInPool(id, outcome)
      const kind = outcome === 'callback_asked' ? 'call' : 'appointment'
      expect(await stepOf(id)).toMatchObject({ kind, ownerId: colleague.staffId, note: 'promised' })
      expect(await promisesOf(colleague)).toMatchObject([{ id }])
      at('2027-03-05T12:55:00Z')
      const other = await anActor(organisationId, 'caller')
      expect(await next(other)).toEqual({ familyId: null })
      expect([await next(await again(colleague)), await staleSteps()]).toEqual([{ familyId: id }, 0])
    })

  test.each(Object.entries(cannotCall))('is an appointment of their own without an outcome: %s', async (_, prepare) => {
    const familyId = await prepare()
    expect(await next(colleague)).toEqual({ familyId })
    const input = { id: randomUUID(), familyId, day: '2027-03-05', from: '14:00', note: 'promised' }
    await addAppointment(await again(colleague), addAppointmentSchema.parse(input))
    expect(await stepOf(familyId)).toMatchObject({ kind: 'appointment', ownerId: colleague.staffId })
  })

  test('is the absent caller’s when somebody covers, or when a coordinator plans it who does not call', async () => {
    const { id } = await ownFamily()
    await away(caller.staffId, colleague.staffId)
    await record(await again(colleague), id, 'callback_asked', callBack)
    expect((await stepOf(id)).ownerId).toBe(caller.staffId)
    await record(coordinator, id, 'appointment_hard', appointment)
    expect((await stepOf(id)).ownerId).toBe(caller.staffId)
  })

  test('goes to the caller when that person leaves', async () => {
    const id = await cannotCall['is away, and nobody covers']()
    await agreeInPool(id, 'callback_asked')
    await disableStaff(admin, { staffId: colleague.staffId })
    expect([await stepOf(id), await staleSteps()]).toMatchObject([{ kind: 'call', ownerId: caller.staffId }, 0])
  })
})

test('a caller who does not speak the language keeps no promise, and makes one that they agree later', async () => {
  const { id } = await aKnownFamily(organisationId, { callerId: caller.staffId })
  await record(caller, id, 'callback_asked', callBack)
  at('2027-03-02T09:00:00Z')
  await record(caller, id, 'language_no_caller')
  expect([await stepOf(id), await tasksOf(id)]).toMatchObject([waits, ['no_caller']])
  at('2027-03-02T10:00:00Z')
  const input = { id: randomUUID(), familyId: id, day: '2027-03-05', from: '14:00' }
  await addAppointment(caller, addAppointmentSchema.parse(input))
  expect(await stepOf(id)).toMatchObject({ kind: 'appointment', ownerId: caller.staffId })
})
