/** Who has a family in hand: re-assignment during a call, undoing an outcome, and who is given a family next. */
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { recordAbsence } from '@/features/absences/commands/record-absence'
import { addAppointment } from '@/features/calls/commands/add-appointment'
import { assignAllCalls } from '@/features/calls/commands/assign-all-calls'
import { claimNextFamily } from '@/features/calls/commands/claim-next-family'
import { closeAppointment } from '@/features/calls/commands/close-appointment'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { requestCall } from '@/features/calls/commands/request-call'
import { startAttempt } from '@/features/calls/commands/start-attempt'
import { takeOverCall } from '@/features/calls/commands/take-over-call'
import { undoAppointment } from '@/features/calls/commands/undo-appointment'
import { undoAttempt } from '@/features/calls/commands/undo-attempt'
import { callPresence } from '@/features/calls/queries/call-presence'
import { hasNextFamily } from '@/features/calls/queries/has-next-family'
import { callerDay } from '@/features/calls/queries/caller-day'
import { fingerprintOfCalls } from '@/features/calls/queries/fingerprint-of-calls'
import { addAppointmentSchema, recordAttemptSchema } from '@/features/calls/schema'
import { assignFamilies } from '@/features/families/commands/assign-families'
import { familyById } from '@/features/families/queries/family-by-id'
import { exportFamilies } from '@/features/imports/commands/export-families'
import { importFamilies } from '@/features/imports/commands/import-families'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { startInterview } from '@/features/interviews/commands/start-interview'
import { csvText } from '@/server/csv'
import { aClient, send } from './call-fixture'
import { actorFor, aKnownFamily, anActor, anOrganisation, aStaffMember, auditOf, openStepsOf } from './factories'
import { database } from './owner'

let organisationId: string
let caller: StaffActor
let colleague: StaffActor
let coordinator: StaffActor

/** Moves the clock; in March Amsterdam is an hour ahead of UTC. */
const at = (moment: string) => {
  process.env.NABIJ_NOW = moment
}
beforeEach(async () => {
  at('2027-03-01T08:00:00Z')
  organisationId = await anOrganisation()
  caller = await actorFor(organisationId, await aStaffMember(organisationId, 'caller', { name: 'Bente Beller' }))
  colleague = await actorFor(organisationId, await aStaffMember(organisationId, 'caller', { name: 'Anna Collega' }))
  coordinator = await actorFor(organisationId, await aStaffMember(organisationId, 'coordinator', { name: 'Co Proef' }))
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

type About = Parameters<typeof aKnownFamily>[1]
const ownFamily = async (about: About = {}) =>
  (await aKnownFamily(organisationId, { callerId: caller.staffId, ...about })).id
const poolFamily = async (about: About = {}) => (await aKnownFamily(organisationId, about)).id
const dial = (actor: StaffActor, familyId: string, id: string = randomUUID()) =>
  startAttempt(actor, { id, familyId, contactPointId: null, channel: 'phone' })
type Outcome = Partial<z.input<typeof recordAttemptSchema>>
const record = (actor: StaffActor, familyId: string, input: Outcome = {}) =>
  recordAttempt(
    actor,
    recordAttemptSchema.parse({ id: randomUUID(), familyId, contactPointId: null, outcome: 'no_answer', ...input }),
  )
const callBack = (notBefore: string, time: string | null = null): Outcome => ({
  outcome: 'callback_asked',
  wish: { notBefore, time },
})
type Agreed = Partial<z.input<typeof addAppointmentSchema>>
const agree = (actor: StaffActor, familyId: string, input: Agreed = {}) =>
  addAppointment(
    actor,
    addAppointmentSchema.parse({ id: randomUUID(), familyId, day: '2027-03-05', from: '10:00', ...input }),
  )
const assign = (familyId: string, callerId: string | null) =>
  assignFamilies(coordinator, { assignments: [{ familyId, callerId }] })
const next = async (actor: StaffActor, afterId: string | null = null) =>
  (await claimNextFamily(actor, { afterId })).familyId
const refOf = async (id: string | null) =>
  id === null ? null : (await database().family.findUniqueOrThrow({ where: { id } })).ref
const leasesOf = (familyId: string) => database().callLease.findMany({ where: { familyId }, select: { staffId: true } })
const ownersOf = (familyId: string) =>
  database().nextStep.findMany({ where: { familyId, closedAt: null }, select: { kind: true, ownerId: true } })
const openAppointments = async (familyId: string) =>
  (await database().appointment.findMany({ where: { familyId, closedAt: null } })).map(({ id }) => id)
const start = (actor: StaffActor, familyId: string) =>
  startInterview(actor, { familyId, channel: 'phone', chosenBy: 'parent' })

describe('a family that goes to another caller during a call', () => {
  const assignAll = async (familyId: string) => {
    const filter = { caller: caller.staffId }
    const print = await fingerprintOfCalls(coordinator, filter)
    await assignAllCalls(coordinator, { filter, count: 1, print, callerId: colleague.staffId })
    return familyId
  }
  const assignByFile = async (familyId: string) => {
    const emailOf = async (id: string) => (await database().staff.findUniqueOrThrow({ where: { id } })).email
    const [from, to] = [await emailOf(caller.staffId), await emailOf(colleague.staffId)]
    const rows = (await exportFamilies(coordinator)).map((cells) => cells.map((cell) => (cell === from ? to : cell)))
    const bytes = new TextEncoder().encode(csvText(rows, 'machine'))
    const report = await importFamilies(coordinator, { bytes, mode: 'apply' })
    expect(report).toMatchObject({ problems: [], counts: { changed: 1 } })
    return familyId
  }
  const ways = {
    'one by one': (id: string) => assign(id, colleague.staffId),
    'as a whole list': assignAll,
    'by a file': assignByFile,
  }

  for (const [name, handOver] of Object.entries(ways))
    test(`given ${name}, is called by one of them, and the first records what came of their call`, async () => {
      const id = await ownFamily()
      await dial(caller, id)
      await handOver(id)
      expect((await callPresence(colleague)).calls).toEqual([{ familyId: id, name: 'Bente Beller', isMine: false }])
      await expect(dial(colleague, id)).rejects.toMatchObject({ reason: 'taken_by_colleague' })
      await record(caller, id, callBack('2027-03-04', '14:00'))
      expect(await openStepsOf(id)).toMatchObject([{ reason: 'call_back', notBefore: '2027-03-04' }])
      await expect(familyById(caller, id)).rejects.toMatchObject({ code: 'not_found' })
      await dial(colleague, id)
    })

  test('is not visible any more to a caller who did not dial', async () => {
    const [given, dialledBefore] = [await ownFamily(), await ownFamily()]
    await next(caller)
    await dial(caller, dialledBefore)
    await record(caller, dialledBefore)
    for (const id of [given, dialledBefore]) {
      await assign(id, colleague.staffId)
      await expect(familyById(caller, id)).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  test('stays with who is in an interview with it until that has ended', async () => {
    const id = await ownFamily()
    const interview = await start(caller, id)
    await assign(id, colleague.staffId)
    await expect(dial(colleague, id)).rejects.toMatchObject({ reason: 'taken_by_colleague' })
    await endInterview(caller, { id: interview.id, how: 'to_be_continued' })
    await expect(familyById(caller, id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('brings its appointment to the new caller, in the log, and leaves that of a coordinator with the coordinator', async () => {
    const [mine, theirs] = [await ownFamily(), await ownFamily()]
    const { id } = await agree(caller, mine)
    await agree(coordinator, theirs, { ownerId: coordinator.staffId })
    await assign(mine, colleague.staffId)
    await assign(theirs, colleague.staffId)
    expect(await ownersOf(mine)).toEqual([{ kind: 'appointment', ownerId: colleague.staffId }])
    expect(await ownersOf(theirs)).toEqual([{ kind: 'appointment', ownerId: coordinator.staffId }])
    const detail = { from: caller.staffId, to: colleague.staffId }
    expect(await auditOf(mine)).toEqual([{ verb: 'family.assign', detail: { ...detail, appointments: [id] } }])
    expect(await auditOf(theirs)).toEqual([{ verb: 'family.assign', detail }])
    at('2027-03-05T09:00:00Z')
    expect((await callerDay(colleague, 1)).due).toMatchObject([{ id: mine, turn: 'agreed_time' }])
    expect((await callerDay(caller, 1)).promises).toEqual([])
    expect(await next(colleague)).toBe(mine)
  })

  test('brings its appointment to the new caller by a file too', async () => {
    const id = await ownFamily()
    await agree(caller, id)
    await next(caller)
    await assignByFile(id)
    expect(await ownersOf(id)).toEqual([{ kind: 'appointment', ownerId: colleague.staffId }])
    expect(await leasesOf(id)).toEqual([])
  })

  test('keeps the history of an appointment that a conversation fulfilled', async () => {
    const id = await ownFamily()
    const { id: appointmentId } = await agree(caller, id, { day: '2027-03-01', from: '10:00' })
    at('2027-03-01T09:00:00Z')
    const interview = await start(caller, id)
    await send(caller, aClient()(interview.id, 'confidentiality', { value: 'yes' }))
    await endInterview(caller, { id: interview.id, how: 'broken_off', breakReason: 'technical' })
    await assign(id, colleague.staffId)
    expect(await database().appointment.findUniqueOrThrow({ where: { id: appointmentId } })).toMatchObject({
      ownerId: caller.staffId,
    })
  })
})

describe('a mis-tap at a family of the pool', () => {
  const misTapped = async () => {
    const id = await poolFamily()
    await next(caller)
    const attemptId = randomUUID()
    await dial(caller, id, attemptId)
    await record(caller, id, { id: attemptId })
    return { id, attemptId }
  }

  test('is undone, and the right outcome takes its place', async () => {
    const { id, attemptId } = await misTapped()
    await undoAttempt(caller, { id: attemptId })
    expect(await leasesOf(id)).toEqual([{ staffId: caller.staffId }])
    await record(caller, id, callBack('2027-03-04', '14:00'))
    expect(await openStepsOf(id)).toMatchObject([{ reason: 'call_back', notBefore: '2027-03-04' }])
    expect(await leasesOf(id)).toEqual([])
  })

  test('is undone without taking the family from a colleague who has it by now', async () => {
    const { id, attemptId } = await misTapped()
    await assign(id, colleague.staffId)
    await dial(colleague, id)
    await undoAttempt(caller, { id: attemptId })
    expect(await leasesOf(id)).toEqual([{ staffId: colleague.staffId }])
  })

  test('leaves nobody calling where one sees the family anyway', async () => {
    const id = await ownFamily()
    const attemptId = randomUUID()
    await record(caller, id, { id: attemptId })
    await undoAttempt(caller, { id: attemptId })
    expect(await leasesOf(id)).toEqual([])
  })
})

describe('the next family', () => {
  test('is not one with an appointment hours later, which stays at the top of the day’s list', async () => {
    const [late, later, plain] = [await ownFamily({ ref: '1' }), await ownFamily({ ref: '2' }), await ownFamily()]
    await agree(caller, late, { day: '2027-03-01', from: '16:00' })
    await record(caller, later, callBack('2027-03-01', '17:00'))
    const { due } = await callerDay(caller, 1)
    expect(due.map(({ id, turn }) => [id, turn])).toEqual([
      [late, 'agreed_later'],
      [later, 'agreed_later'],
      [plain, 'longest_silence'],
    ])
    expect(await next(caller)).toBe(plain)
    expect(await next(caller, plain)).toBeNull()
    expect(await hasNextFamily(caller, plain)).toBe(false)
    at('2027-03-01T14:45:00Z')
    expect(await hasNextFamily(caller, plain)).toBe(true)
    expect(await next(caller)).toBe(late)
  })

  test('is one that was not tried today before an appointment that nobody answered', async () => {
    const agreed = await ownFamily({ ref: 'x' })
    await agree(caller, agreed, { day: '2027-03-01', from: '10:00' })
    for (const ref of ['k', 'l', 'm']) await ownFamily({ ref })
    const given: (string | null)[] = []
    let afterId: string | null = null
    for (const minute of ['02', '03', '04', '05', '06']) {
      at(`2027-03-01T09:${minute}:00Z`)
      afterId = await next(caller, afterId)
      given.push(await refOf(afterId))
      if (afterId) await record(caller, afterId, { outcome: 'busy' })
    }
    expect(given).toEqual(['x', 'k', 'l', 'm', 'x'])
  })

  test('in a pool of many is a promise to its parent, and what one agreed oneself', async () => {
    for (let count = 0; count < 201; count++) await poolFamily()
    const [agreed, asked] = [await poolFamily({ ref: 'agreed' }), await poolFamily({ ref: 'asked' })]
    await agree(coordinator, agreed, { day: '2027-03-02', from: '10:00', ownerId: colleague.staffId })
    const wish = { reason: 'parent_asked' as const, notBefore: '2027-03-02', time: null, partsOfDay: [], note: '' }
    await requestCall(coordinator, { id: randomUUID(), familyId: asked, ...wish })
    at('2027-03-02T08:55:00Z')
    const first = await next(colleague)
    expect(new Set([first, await next(colleague, first)])).toEqual(new Set([agreed, asked]))
  }, 60_000)

  test('is none that a colleague works in an interview with, although the lease ended', async () => {
    const id = await ownFamily()
    await start(coordinator, id)
    await database().callLease.deleteMany({ where: { familyId: id } })
    expect(await next(caller)).toBeNull()
  })
})

describe('an interview in which somebody worked in the last hour', () => {
  test('counts as calling, and everybody sees it', async () => {
    const id = await ownFamily()
    const interview = await start(caller, id)
    at('2027-03-01T08:50:00Z')
    await send(caller, aClient()(interview.id, 'confidentiality', { value: 'yes' }))
    await database().callLease.deleteMany({ where: { familyId: id } })
    at('2027-03-01T09:45:00Z')
    await expect(dial(coordinator, id)).rejects.toMatchObject({ reason: 'taken_by_colleague' })
    const seen = { familyId: id, name: 'Bente Beller' }
    expect((await callPresence(coordinator)).calls).toEqual([{ ...seen, isMine: false }])
    expect((await callPresence(caller)).calls).toEqual([{ ...seen, isMine: true }])
    expect((await callPresence(colleague)).calls).toEqual([])
    await dial(caller, id)
  })

  test('is taken over by a coordinator, and the colleague is told', async () => {
    const id = await ownFamily()
    await start(caller, id)
    await database().callLease.deleteMany({ where: { familyId: id } })
    await takeOverCall(coordinator, { familyId: id })
    expect((await callPresence(caller)).takenOver).toHaveLength(1)
    await dial(coordinator, id)
  })

  test('counts no more an hour after the last answer, nor when a coordinator took it over', async () => {
    const id = await ownFamily()
    await start(caller, id)
    at('2027-03-01T09:00:00Z')
    expect((await callPresence(coordinator)).calls).toEqual([])
    await dial(coordinator, id)
    const other = await ownFamily()
    await start(caller, other)
    await takeOverCall(coordinator, { familyId: other })
    await record(coordinator, other)
    await dial(coordinator, other)
  })
})

describe('undoing an outcome after something else was agreed', () => {
  const appointment = { day: '2027-03-09', from: '11:00', until: null }
  const first = async () => {
    const familyId = await ownFamily()
    const { id } = await agree(caller, familyId)
    at('2027-03-01T08:01:00Z')
    return { familyId, id }
  }
  const later = async (familyId: string) => {
    at('2027-03-01T08:02:00Z')
    const { id } = await agree(caller, familyId, { day: '2027-03-10' })
    at('2027-03-01T08:03:00Z')
    return id
  }

  for (const outcome of ['appointment_hard', 'refused_soft'] as const)
    test(`leaves one appointment open after ${outcome}, and undoing that one opens the first again`, async () => {
      const { familyId, id } = await first()
      const attemptId = randomUUID()
      await record(caller, familyId, {
        id: attemptId,
        outcome,
        appointment: outcome === 'appointment_hard' ? appointment : null,
      })
      const laterId = await later(familyId)
      await undoAttempt(caller, { id: attemptId })
      expect(await openAppointments(familyId)).toEqual([laterId])
      await undoAppointment(caller, { id: laterId })
      expect(await openAppointments(familyId)).toEqual([id])
      expect(await openStepsOf(familyId)).toMatchObject([{ kind: 'appointment', notBefore: '2027-03-05' }])
    })

  test('does not bring back the appointment of an outcome that was undone', async () => {
    const familyId = await ownFamily()
    const attemptId = randomUUID()
    await record(caller, familyId, { id: attemptId, outcome: 'appointment_hard', appointment })
    const laterId = await later(familyId)
    await undoAttempt(caller, { id: attemptId })
    await undoAppointment(caller, { id: laterId })
    expect(await openAppointments(familyId)).toEqual([])
    expect(await openStepsOf(familyId)).toMatchObject([{ kind: 'call', reason: 'first_call' }])
  })

  test('does not bring back what was replaced by an appointment that was cancelled since', async () => {
    const { familyId } = await first()
    const attemptId = randomUUID()
    await record(caller, familyId, { id: attemptId, outcome: 'appointment_hard', appointment })
    const laterId = await later(familyId)
    await undoAttempt(caller, { id: attemptId })
    await closeAppointment(caller, { id: laterId, by: 'us' })
    at('2027-03-01T08:04:00Z')
    const { id } = await agree(caller, familyId, { day: '2027-03-11' })
    await undoAppointment(caller, { id })
    expect(await openAppointments(familyId)).toEqual([])
  })
})

describe('the outcome of a call', () => {
  test('of a colleague is an attempt of its own, and the caller’s outcome stays possible', async () => {
    const id = await ownFamily()
    const attemptId = randomUUID()
    await dial(caller, id, attemptId)
    await expect(record(coordinator, id, { id: attemptId })).rejects.toMatchObject({ reason: 'exists_already' })
    await record(coordinator, id)
    await record(caller, id, { id: attemptId, ...callBack('2027-03-04') })
    const attempts = await database().contactAttempt.findMany({ where: { familyId: id } })
    expect(new Map(attempts.map(({ outcome, staffId }) => [outcome, staffId]))).toEqual(
      new Map([
        ['callback_asked', caller.staffId],
        ['no_answer', coordinator.staffId],
      ]),
    )
  })

  test('that arrives again after it was undone is refused in words, and so is such a dial', async () => {
    const id = await ownFamily()
    const attemptId = randomUUID()
    await record(caller, id, { id: attemptId })
    await undoAttempt(caller, { id: attemptId })
    const refused = { code: 'conflict', reason: 'undone_already' }
    await expect(record(caller, id, { id: attemptId })).rejects.toMatchObject(refused)
    await expect(record(caller, id, { id: attemptId, ...callBack('2027-03-04') })).rejects.toMatchObject(refused)
    await expect(dial(caller, id, attemptId)).rejects.toMatchObject(refused)
    await record(caller, id)
    expect(await database().contactAttempt.count({ where: { familyId: id, undoneAt: null } })).toBe(1)
  })

  test('that a coordinator records, or the end of the interview, ends the lease of the caller', async () => {
    const [dialled, begun] = [await ownFamily(), await ownFamily()]
    await dial(caller, dialled)
    await record(coordinator, dialled)
    const interview = await start(caller, begun)
    await endInterview(coordinator, { id: interview.id, how: 'to_be_continued' })
    expect([await leasesOf(dialled), await leasesOf(begun)]).toEqual([[], []])
  })

  test('that a coordinator records ends the lease of who covers, and not of who calls from the pool now', async () => {
    const day = { fromDay: '2027-03-01', untilDay: '2027-03-02' }
    await recordAbsence(caller, { id: randomUUID(), staffId: caller.staffId, ...day, coverId: colleague.staffId })
    const cover = await actorFor(organisationId, colleague.staffId)
    const [covered, ofPool] = [await ownFamily(), await poolFamily()]
    await dial(cover, covered)
    await record(coordinator, covered)
    const other = await anActor(organisationId, 'caller')
    expect(await next(other)).toBe(ofPool)
    await record(coordinator, ofPool, { outcome: 'busy' })
    expect([await leasesOf(covered), await leasesOf(ofPool)]).toEqual([[], []])
    expect(await next(other)).toBe(ofPool)
    await dial(other, ofPool)
    await record(coordinator, ofPool, { outcome: 'busy' })
    expect(await leasesOf(ofPool)).toEqual([{ staffId: other.staffId }])
    await record(other, ofPool, callBack('2027-03-04'))
  })
})

test('a coordinator who calls has a queue of their own families and appointments, and the pool counts for them', async () => {
  const [own, agreed] = [
    (await aKnownFamily(organisationId, { callerId: coordinator.staffId })).id,
    await ownFamily({ parentName: 'Proef Ouder', numbers: ['+31 6 0000 0009'] }),
  ]
  await poolFamily()
  await agree(coordinator, agreed, { day: '2027-03-01', from: '09:30', ownerId: coordinator.staffId, note: 'koffie' })
  at('2027-03-01T08:20:00Z')
  const { due, pool } = await callerDay(coordinator, 1)
  expect(due).toMatchObject([
    { id: agreed, turn: 'agreed_time', identity: { parentName: 'Proef Ouder' }, contactPoints: [{ kind: 'phone' }] },
    { id: own, turn: 'longest_silence', lastAttempt: null, dialled: null, help: [] },
  ])
  expect([due[0]?.step.note, pool]).toEqual(['koffie', 1])
  expect(await next(coordinator)).toBe(agreed)
})

test('promises beyond the first twenty are counted', async () => {
  for (let count = 0; count < 21; count++) {
    const id = await poolFamily()
    await agree(coordinator, id, { ownerId: caller.staffId })
  }
  const { promises, promiseCount } = await callerDay(caller, 1)
  expect([promises.length, promiseCount]).toEqual([20, 21])
})
