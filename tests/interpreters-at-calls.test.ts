/** Who interpreted at a call, and what follows from it: who knows the family, and who comes back first. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { claimNextFamily } from '@/features/calls/commands/claim-next-family'
import { closeAppointment } from '@/features/calls/commands/close-appointment'
import { appointmentChoices } from '@/features/calls/queries/appointment-choices'
import { contactForForm } from '@/features/families/queries/contact-for-form'
import { refuseInterpreter } from '@/features/interpreters/commands/refuse-interpreter'
import { recordInterpreter } from '@/features/interpreters/commands/record-interpreter'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { startInterview } from '@/features/interviews/commands/start-interview'
import { startInterviewSchema } from '@/features/interviews/schema'
import { aClient, send } from './call-fixture'
import { aKnownFamily, anActor, anOrganisation, auditOf } from './factories'
import { anAppointment, anInterpreter } from './interpreter-fixture'
import { database } from './owner'

let organisationId: string
let caller: StaffActor
let coordinator: StaffActor

beforeAll(async () => {
  organisationId = await anOrganisation()
  caller = await anActor(organisationId, 'caller')
  coordinator = await anActor(organisationId, 'coordinator')
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

const aFamily = async () => (await aKnownFamily(organisationId, { callerId: caller.staffId, homeLanguages: ['tr'] })).id
type Start = { interpreterPresent?: 'yes' | 'no'; interpreterId?: string | null }
const started = async (familyId: string, about: Start = {}) =>
  (
    await startInterview(
      caller,
      startInterviewSchema.parse({ familyId, channel: 'phone', chosenBy: 'parent', ...about }),
    )
  ).id
const ended = async (id: string, said: Record<string, string> = {}) => {
  const say = aClient()
  for (const [key, value] of Object.entries(said)) await send(caller, say(id, key, { value }))
  await endInterview(caller, { id, how: 'broken_off', breakReason: 'technical' })
  return (await database().interview.findUniqueOrThrow({ where: { id } })).interpreterId
}

describe('who interpreted', () => {
  test('is who was named at the start, in the record and for the next time', async () => {
    const [familyId, interpreterId] = [await aFamily(), await anInterpreter(coordinator)]
    const id = await started(familyId, { interpreterPresent: 'yes', interpreterId })
    expect(await ended(id)).toBe(interpreterId)
    const { interpreting } = (await appointmentChoices(caller, familyId))!
    expect(interpreting.interpreters.find((one) => one.id === interpreterId)?.lastOn).not.toBeNull()
  })

  test('is who was booked for that day when somebody was there and nobody named them', async () => {
    process.env.NABIJ_NOW = '2027-03-30T07:00:00Z'
    const interpreterId = await anInterpreter(coordinator)
    for (const [present, expected] of [
      ['yes', interpreterId],
      ['no', null],
      [null, null],
    ] as const) {
      const familyId = await aFamily()
      process.env.NABIJ_NOW = '2027-03-30T07:00:00Z'
      await anAppointment(caller, familyId, { interpreterId, from: `${present === 'yes' ? 14 : present ? 16 : 18}:30` })
      process.env.NABIJ_NOW = '2027-03-30T17:31:00Z'
      const id = await started(familyId)
      expect([present, await ended(id, present ? { interpreter_present: present } : {})]).toEqual([present, expected])
    }
  })

  test('is never who was booked for an appointment that was cancelled, nor whom the parent refused since', async () => {
    for (const isRefused of [false, true]) {
      process.env.NABIJ_NOW = '2027-03-30T07:00:00Z'
      const [familyId, cancelled, booked] = [
        await aFamily(),
        await anInterpreter(coordinator),
        await anInterpreter(coordinator),
      ]
      const id = await anAppointment(caller, familyId, { interpreterId: cancelled })
      await closeAppointment(caller, { id, by: 'parent' })
      process.env.NABIJ_NOW = '2027-03-30T07:01:00Z'
      await anAppointment(caller, familyId, { interpreterId: booked, from: '18:30' })
      if (isRefused) await refuseInterpreter(caller, { familyId, interpreterId: booked })
      process.env.NABIJ_NOW = '2027-03-30T12:31:00Z'
      expect(await ended(await started(familyId), { interpreter_present: 'yes' })).toBe(isRefused ? null : booked)
    }
  })

  test('is nobody when the caller says so, whoever was named', async () => {
    const interpreterId = await anInterpreter(coordinator)
    const id = await started(await aFamily(), { interpreterPresent: 'yes', interpreterId })
    const say = aClient()
    await send(caller, say(id, 'interpreter_present', { value: 'no' }, { baseVersion: 1 }))
    expect(await ended(id)).toBeNull()
  })

  test('is refused for an id of another organisation, and then no call begins', async () => {
    const stranger = await anInterpreter(await anActor(await anOrganisation(), 'coordinator'))
    const familyId = await aFamily()
    await expect(started(familyId, { interpreterPresent: 'yes', interpreterId: stranger })).rejects.toMatchObject({
      reason: 'unknown_interpreter',
    })
    expect(await database().interview.count({ where: { familyId } })).toBe(0)
  })

  test('is corrected after the call by who calls the family, and by nobody else', async () => {
    const [familyId, interpreterId] = [await aFamily(), await anInterpreter(coordinator)]
    const interviewId = await started(familyId)
    await expect(recordInterpreter(caller, { interviewId, interpreterId })).rejects.toMatchObject({ code: 'not_found' })
    await ended(interviewId)
    for (const actor of [await anActor(organisationId, 'caller'), await anActor(organisationId, 'coach')])
      await expect(recordInterpreter(actor, { interviewId, interpreterId })).rejects.toMatchObject({
        code: 'not_found',
      })
    await expect(recordInterpreter(caller, { interviewId, interpreterId: randomUUID() })).rejects.toMatchObject({
      code: 'not_found',
    })
    for (const who of [interpreterId, null]) {
      await recordInterpreter(caller, { interviewId, interpreterId: who })
      expect((await database().interview.findUniqueOrThrow({ where: { id: interviewId } })).interpreterId).toBe(who)
    }
    expect(await auditOf(interviewId)).toContainEqual({
      verb: 'interpreter.record',
      detail: { family: familyId, interpreter: interpreterId },
    })
  })
})

test.each([
  ['yes', { interpreterNeeded: true, interpreterRefused: null }],
  ['no', { interpreterNeeded: false, interpreterRefused: true }],
])('that a parent wants no interpreter is taken back by a yes for the next call alone: %s', async (said, wishes) => {
  const familyId = await aFamily()
  await database().family.update({
    where: { id: familyId },
    data: { interpreterNeeded: true, interpreterRefused: true },
  })
  await ended(await started(familyId), { interpreter_next_time: said })
  expect(await contactForForm(coordinator, familyId)).toMatchObject(wishes)
})

test('the pool gives a family whose interpreter is known before one in a language nobody helps with', async () => {
  const own = await anOrganisation()
  const [taker, keeper] = [await anActor(own, 'caller'), await anActor(own, 'coordinator')]
  const families = [
    await aKnownFamily(own, { homeLanguages: ['ti'] }),
    await aKnownFamily(own, { homeLanguages: ['tr'] }),
  ]
  const interpreterId = await anInterpreter(keeper)
  await database().interview.create({
    data: {
      organisationId: own,
      familyId: families[1]!.id,
      callerId: keeper.staffId,
      channel: 'phone',
      chosenBy: 'parent',
      state: 'broken_off',
      breakReason: 'technical',
      ref: 'N000001',
      startedAt: new Date('2020-01-02T10:00:00Z'),
      endedAt: new Date('2020-01-02T11:00:00Z'),
      interpreterId,
    },
  })
  await database().$executeRaw`update next_step set not_before = '2020-01-01' where organisation_id = ${own}::uuid`
  expect(await claimNextFamily(taker, { afterId: null })).toEqual({ familyId: families[1]!.id })
})
