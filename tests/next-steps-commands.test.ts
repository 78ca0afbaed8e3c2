/** Weeks of random commands, by their real code, at the families of an organisation. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { recordedOutcomes, ruleOf, type Outcome } from '@/domain/calls/outcomes'
import { addDays, dateAt, hourMs } from '@/domain/dates'
import { addAppointment } from '@/features/calls/commands/add-appointment'
import { assignAllCalls } from '@/features/calls/commands/assign-all-calls'
import { claimNextFamily } from '@/features/calls/commands/claim-next-family'
import { closeAppointment } from '@/features/calls/commands/close-appointment'
import { closeRequest } from '@/features/calls/commands/close-request'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { repairNextSteps } from '@/features/calls/commands/repair-next-steps'
import { requestAllCalls } from '@/features/calls/commands/request-all-calls'
import { requestCall } from '@/features/calls/commands/request-call'
import { sendCallNotice } from '@/features/calls/commands/send-call-notice'
import { startAttempt } from '@/features/calls/commands/start-attempt'
import { takeOverCall } from '@/features/calls/commands/take-over-call'
import { undoAppointment } from '@/features/calls/commands/undo-appointment'
import { undoAttempt } from '@/features/calls/commands/undo-attempt'
import { callList } from '@/features/calls/queries/call-list'
import { fingerprintOfCalls } from '@/features/calls/queries/fingerprint-of-calls'
import { stepCounts } from '@/features/calls/queries/step-counts'
import { addAppointmentSchema, recordAttemptSchema, requestCallSchema } from '@/features/calls/schema'
import { recordAbsence } from '@/features/absences/commands/record-absence'
import { recordAbsenceSchema } from '@/features/absences/schema'
import { assignFamilies } from '@/features/families/commands/assign-families'
import { importFamilies } from '@/features/imports/commands/import-families'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { startInterview } from '@/features/interviews/commands/start-interview'
import { disableStaff } from '@/features/staff/commands/disable-staff'
import { enableStaff } from '@/features/staff/commands/enable-staff'
import { parseInput } from '@/server/action'
import { now, today } from '@/server/clock'
import { AppError } from '@/server/errors'
import { systemActor } from '@/server/minted-actor'
import { aClient, send } from './call-fixture'
import { aKnownFamily, anActor, anOrganisation } from './factories'
import { bytesOf, familiesFile } from './large-file'
import { database, ownerDatabase } from './owner'

afterAll(() => {
  delete process.env.NABIJ_NOW
})

type World = {
  organisationId: string
  admin: StaffActor
  coordinator: StaffActor
  callers: readonly StaffActor[]
  families: string[]
  attempts: string[]
  requests: string[]
  appointments: string[]
}

const aWorld = async (): Promise<World> => {
  const organisationId = await anOrganisation()
  const callers = [await anActor(organisationId, 'caller'), await anActor(organisationId, 'caller')]
  const about = [
    { callerId: callers[0]!.staffId },
    { callerId: callers[1]!.staffId, numbers: [] },
    { status: 'waiting_list' as const },
    {},
  ]
  const families: string[] = []
  for (const one of about) families.push((await aKnownFamily(organisationId, one)).id)
  const [admin, coordinator] = [await anActor(organisationId, 'admin'), await anActor(organisationId, 'coordinator')]
  // Only an admin who can sign in may disable somebody.
  await database().staff.update({ where: { id: admin.staffId }, data: { passwordHash: 'x' } })
  return { organisationId, admin, coordinator, callers, families, attempts: [], requests: [], appointments: [] }
}

/** What of a random number decides which family, caller or moment a command takes. */
type Draw = { readonly family: number; readonly other: number; readonly outcome: Outcome; readonly days: number }

const familyOf = ({ families }: World, { family }: Draw) => families[family % families.length]!
const callerOf = ({ callers }: World, { other }: Draw) => callers[other % callers.length]!

const attemptInput = (familyId: string, contactPointId: string | null, { outcome, days, other }: Draw) => {
  const { effect } = ruleOf(outcome)
  const day = addDays(today(), 1 + (days % 30))
  const until = effect.kind === 'appointment' && effect.appointment === 'soft' ? '16:00' : null
  const hasEnd = effect.kind === 'stop' && other % 2 === 0
  return {
    id: randomUUID(),
    familyId,
    contactPointId,
    outcome,
    note: 'n',
    wish: effect.kind === 'asked' || hasEnd ? { notBefore: day } : null,
    appointment: effect.kind === 'appointment' ? { day, from: '14:30', until } : null,
  }
}

const recordBy = async (world: World, draw: Draw, actor: StaffActor, familyId: string) => {
  const point = await database().contactPoint.findFirst({ where: { familyId, state: 'active' }, select: { id: true } })
  const input = parseInput(recordAttemptSchema, attemptInput(familyId, point?.id ?? null, draw))
  await recordAttempt(actor, input)
  world.attempts.push(input.id)
}

const record = (world: World, draw: Draw) => recordBy(world, draw, world.coordinator, familyOf(world, draw))

/** A caller calls the next family, of their own or of the pool. */
const callNext = async (world: World, draw: Draw) => {
  const caller = callerOf(world, draw)
  const { familyId } = await claimNextFamily(caller, { afterId: null })
  if (familyId) await recordBy(world, draw, caller, familyId)
}

const interview = async (world: World, draw: Draw) => {
  const familyId = familyOf(world, draw)
  const caller = world.coordinator
  const { id } = await startInterview(caller, { familyId, channel: 'phone', chosenBy: 'parent' })
  const tab = aClient()
  await send(caller, tab(id, 'confidentiality', { value: 'yes' }))
  const mayCall = (['yes', 'no', null] as const)[draw.other % 3]
  if (mayCall) await send(caller, tab(id, 'may_call_again', { value: mayCall }))
  const how = (['completed', 'broken_off', 'to_be_continued', null] as const)[draw.days % 4]
  if (!how) return
  await endInterview(caller, { id, how, breakReason: how === 'broken_off' ? 'technical' : undefined })
  if (how !== 'to_be_continued' && draw.days % 3 === 0) await send(caller, tab(id, 'may_call_again', { value: 'yes' }))
}

const listOf = async (actor: StaffActor) => ({
  filter: {},
  count: (await callList(actor, {})).count,
  print: await fingerprintOfCalls(actor, {}),
})

/** Somebody who showed just now who they are. */
const fresh = (actor: StaffActor): StaffActor => ({ ...actor, verifiedAt: now() })

const commands: Readonly<Record<string, (world: World, draw: Draw) => Promise<unknown>>> = {
  record,
  recordAgain: record,
  callNext,
  interview,
  dial: (world, draw) =>
    startAttempt(world.coordinator, {
      id: randomUUID(),
      familyId: familyOf(world, draw),
      contactPointId: null,
      channel: 'phone',
    }),
  undo: async (world) => {
    const id = world.attempts.at(-1)
    if (id) await undoAttempt(world.coordinator, { id })
  },
  request: async (world, draw) => {
    const input = parseInput(requestCallSchema, {
      id: randomUUID(),
      familyId: familyOf(world, draw),
      reason: (['parent_asked', 'wish', 'help_follow_up'] as const)[draw.other % 3],
      notBefore: addDays(today(), draw.days % 20),
      note: '',
    })
    await requestCall(world.coordinator, input)
    world.requests.push(input.id)
  },
  closeRequest: async (world, draw) => {
    const id = world.requests.at(-1)
    if (id) await closeRequest(world.coordinator, { id, isMistake: draw.days % 2 === 0 })
  },
  appoint: async (world, draw) => {
    const input = parseInput(addAppointmentSchema, {
      id: randomUUID(),
      familyId: familyOf(world, draw),
      ownerId: draw.other % 2 === 0 ? callerOf(world, draw).staffId : null,
      day: addDays(today(), 1 + (draw.days % 20)),
      from: '14:30',
      until: draw.days % 3 === 0 ? '16:00' : null,
      channel: draw.days % 4 === 0 ? 'visit' : 'phone',
      note: 'n',
    })
    await addAppointment(world.coordinator, input)
    world.appointments.push(input.id)
  },
  cancelAppointment: async (world, draw) => {
    const id = world.appointments.at(-1)
    if (id) await closeAppointment(world.coordinator, { id, by: draw.days % 2 === 0 ? 'parent' : 'us' })
  },
  undoAppointment: async (world) => {
    const id = world.appointments.at(-1)
    if (id) await undoAppointment(world.coordinator, { id })
  },
  requestAll: async (world, draw) =>
    requestAllCalls(world.coordinator, {
      ...(await listOf(world.coordinator)),
      notBefore: addDays(today(), draw.days % 10),
      note: 'n',
    }),
  assignAll: async (world, draw) =>
    assignAllCalls(world.coordinator, {
      ...(await listOf(world.coordinator)),
      callerId: callerOf(world, draw).staffId,
    }),
  passOn: async (world, draw) => {
    const familyId = familyOf(world, draw)
    const point = await database().contactPoint.findFirst({
      where: { familyId, kind: 'phone' },
      select: { value: true },
    })
    const input = { id: randomUUID(), familyId, number: point?.value ?? '', note: 'n' }
    await sendCallNotice(callerOf(world, draw), input)
  },
  takeOver: (world, draw) => takeOverCall(world.coordinator, { familyId: familyOf(world, draw) }),
  beAway: (world, draw) =>
    recordAbsence(
      world.coordinator,
      parseInput(recordAbsenceSchema, {
        id: randomUUID(),
        staffId: callerOf(world, draw).staffId,
        fromDay: today(),
        untilDay: addDays(today(), draw.days % 5),
        coverId: null,
      }),
    ),
  assign: (world, draw) =>
    assignFamilies(world.coordinator, {
      assignments: [
        {
          familyId: familyOf(world, draw),
          callerId: draw.days % 4 === 0 ? null : callerOf(world, draw).staffId,
        },
      ],
    }),
  disable: (world, draw) => disableStaff(fresh(world.admin), { staffId: callerOf(world, draw).staffId }),
  enable: (world, draw) => enableStaff(fresh(world.admin), { staffId: callerOf(world, draw).staffId }),
  import: async (world) => {
    const ref = randomUUID().slice(0, 8)
    await importFamilies(world.coordinator, { mode: 'apply', bytes: bytesOf(familiesFile(ref, 2)) })
    const rows = await database().family.findMany({ where: { organisationId: world.organisationId } })
    world.families = rows.map(({ id }) => id)
  },
  erase: async (world, draw) => {
    if (world.families.length < 4) return
    const id = familyOf(world, draw)
    await ownerDatabase().family.delete({ where: { id } })
    world.families = world.families.filter((familyId) => familyId !== id)
  },
}

const draw = fc.record({
  /** Outcomes are recorded more often than the rest, so that most of them occur. */
  command: fc.constantFrom(...Object.keys(commands), 'record', 'record', 'record'),
  family: fc.nat({ max: 50 }),
  other: fc.nat({ max: 50 }),
  outcome: fc.constantFrom(...recordedOutcomes),
  days: fc.nat({ max: 40 }),
  /** How long after the command before: minutes, or days. */
  pause: fc.constantFrom(1, 5, 30, 24 * 60, 3 * 24 * 60, 9 * 24 * 60),
})

const moveClock = (minutes: number) => {
  process.env.NABIJ_NOW = new Date(now().getTime() + (minutes * hourMs) / 60).toISOString()
}

const runs = 30

describe(`after each of ${runs} random series of commands over weeks`, () => {
  test('every family has exactly one next step, and deriving it again changes none', async () => {
    const done = new Map<string, number>()
    const outcomesDone = new Set<Outcome>()
    let overTheNight = 0
    await fc.assert(
      fc.asyncProperty(fc.array(draw, { minLength: 10, maxLength: 18 }), async (series) => {
        // Some series go over the night in which the clock changes.
        process.env.NABIJ_NOW = '2027-03-20T09:00:00Z'
        const world = await aWorld()
        const operator = systemActor(world.organisationId)
        for (const { command, pause, ...drawn } of series) {
          moveClock(pause)
          try {
            await commands[command]!(world, drawn)
            done.set(command, (done.get(command) ?? 0) + 1)
            if (command === 'record') outcomesDone.add(drawn.outcome)
          } catch (error) {
            // A command may be refused by a rule, such as a call to a parent who said no. Nothing else may go wrong.
            if (!(error instanceof AppError)) throw error
          }
          expect(await stepCounts(operator)).toMatchObject({
            families: world.families.length,
            without: 0,
            twice: 0,
            stale: 0,
          })
        }
        if (dateAt(now()) > '2027-03-28') overTheNight += 1
        const where = { organisationId: world.organisationId, closedAt: null }
        const openIds = async () => (await database().nextStep.findMany({ where })).map(({ id }) => id).toSorted()
        const before = await openIds()
        await repairNextSteps(operator)
        expect(await openIds()).toEqual(before)
      }),
      { numRuns: runs, endOnFailure: true },
    )
    expect([...done.keys()].toSorted()).toEqual(Object.keys(commands).toSorted())
    expect(outcomesDone.size).toBeGreaterThan(10)
    expect(overTheNight).toBeGreaterThan(0)
  }, 240_000)
})
