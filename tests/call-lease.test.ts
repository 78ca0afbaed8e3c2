/** Who is calling a family now, who is given the next one, and what a call notes before anybody answers. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { claimNextFamily } from '@/features/calls/commands/claim-next-family'
import { markNoticeSeen } from '@/features/calls/commands/mark-notice-seen'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { startAttempt } from '@/features/calls/commands/start-attempt'
import { takeOverCall } from '@/features/calls/commands/take-over-call'
import { undoAttempt } from '@/features/calls/commands/undo-attempt'
import { callList } from '@/features/calls/queries/call-list'
import { callNotices } from '@/features/calls/queries/call-notices'
import { callPresence } from '@/features/calls/queries/call-presence'
import { callerDay } from '@/features/calls/queries/caller-day'
import { hasNextFamily } from '@/features/calls/queries/has-next-family'
import { openCallTasks } from '@/features/calls/queries/open-call-tasks'
import { recordAttemptSchema } from '@/features/calls/schema'
import { familyById } from '@/features/families/queries/family-by-id'
import { claimOpenInterview } from '@/features/interviews/commands/claim-open-interview'
import { discardInterview } from '@/features/interviews/commands/discard-interview'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { savePosition } from '@/features/interviews/commands/save-position'
import { startInterview } from '@/features/interviews/commands/start-interview'
import { currentAnswers } from '@/features/interviews/queries/current-answers'
import { inTransaction, ofOrganisation } from '@/server/db'
import { lockFamily } from '@/server/family-lock'
import { storeNextSteps } from '@/server/next-steps'
import { ScopedPool } from '@/server/scoped-pool'
import { actorFor, aKnownFamily, anActor, anOrganisation, aStaffMember, auditOf } from './factories'
import { aClient, send } from './call-fixture'
import { updateIdentity } from './sealed-rows'
import { database } from './owner'

let organisationId: string
let caller: StaffActor
let colleague: StaffActor
let coordinator: StaffActor

beforeEach(async () => {
  organisationId = await anOrganisation()
  caller = await anActor(organisationId, 'caller')
  colleague = await actorFor(organisationId, await aStaffMember(organisationId, 'caller', { name: 'Anna Collega' }))
  coordinator = await actorFor(organisationId, await aStaffMember(organisationId, 'coordinator', { name: 'Co Proef' }))
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

/** Moves the clock from now on. */
const after = (minutes: number) => {
  process.env.NABIJ_NOW = new Date(Date.now() + minutes * 60_000).toISOString()
}

type About = Parameters<typeof aKnownFamily>[1]
const families = async (about: readonly About[]) => {
  const rows = await Promise.all(about.map((one) => aKnownFamily(organisationId, one)))
  await inTransaction(ofOrganisation(organisationId), (tx) =>
    storeNextSteps(
      tx,
      organisationId,
      rows.map(({ id }) => id),
    ),
  )
  return rows
}
const family = async (about: About = {}) => {
  const [row] = await families([about])
  if (!row) throw new Error('no family was stored')
  return row
}
const ownFamily = (about: About = {}) => family({ callerId: caller.staffId, ...about })
const next = (actor: StaffActor, afterId: string | null = null) => claimNextFamily(actor, { afterId })
const dial = (actor: StaffActor, familyId: string, id: string = randomUUID()) =>
  startAttempt(actor, { id, familyId, contactPointId: null, channel: 'phone' })
const outcomeOf = (familyId: string, outcome: 'no_answer' | 'busy', id: string = randomUUID()) =>
  recordAttemptSchema.parse({ id, familyId, contactPointId: null, outcome })
const attemptsAt = (familyId: string) =>
  database().contactAttempt.findMany({ where: { familyId, undoneAt: null }, select: { id: true, outcome: true } })
const leases = () =>
  database().callLease.findMany({ where: { organisationId }, select: { familyId: true, staffId: true } })

test('a call is begun with one connection at a time, so that those who begin one do not wait for each other', async () => {
  const { id } = await ownFamily()
  const connect = vi.spyOn(ScopedPool.prototype, 'connect')
  await dial(caller, randomUUID()).catch(() => undefined)
  const pool: unknown = connect.mock.contexts[0]
  connect.mockRestore()
  if (!(pool instanceof ScopedPool)) throw new Error('no connection was taken')
  const held: number[] = []
  const note = () => held.push(pool.totalCount - pool.idleCount)
  pool.on('acquire', note)
  await dial(caller, id)
  pool.off('acquire', note)
  expect(held.length).toBeGreaterThan(1)
  expect(Math.max(...held)).toBe(1)
})

describe('the next family', () => {
  test('is refused to roles that do not call', async () => {
    for (const role of ['coach', 'reader', 'admin'] as const)
      await expect(next(await anActor(organisationId, role))).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('is one for each of twenty people who ask at once, and none twice', async () => {
    await families(Array.from({ length: 20 }, () => ({})))
    const people = await Promise.all(Array.from({ length: 20 }, () => anActor(organisationId, 'caller')))
    const given = (await Promise.all(people.map((person) => next(person)))).map(({ familyId }) => familyId)
    expect(given).not.toContain(null)
    expect(new Set(given).size).toBe(20)
    expect(await leases()).toHaveLength(20)
    expect(await next(caller)).toEqual({ familyId: null })
  })

  test('comes from one’s own list before the pool, and is written in the log', async () => {
    await family({ ref: 'pool' })
    const own = await ownFamily()
    expect(await next(caller)).toEqual({ familyId: own.id })
    expect(await auditOf(own.id)).toEqual([{ verb: 'call.claim', detail: null }])
  })

  test('is there after an interview for an own family and for one of the pool, and nothing is claimed', async () => {
    const [ended, free] = await families([{ ref: 'a', callerId: caller.staffId }, { ref: 'b' }])
    expect(await hasNextFamily(caller, ended!.id)).toBe(true)
    expect(await leases()).toEqual([])
    await dial(coordinator, free!.id)
    expect(await hasNextFamily(caller, ended!.id)).toBe(false)
    expect([await hasNextFamily(caller, null), await hasNextFamily(colleague, null)]).toEqual([true, false])
    await expect(hasNextFamily(await anActor(organisationId, 'coach'), ended!.id)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test('is not the family that one calls, nor one that wants no call', async () => {
    const [first, refused] = await families([{ callerId: caller.staffId }, {}])
    await database().family.update({ where: { id: refused!.id }, data: { mayCall: false } })
    expect(await next(caller, first!.id)).toEqual({ familyId: null })
  })

  test('is sooner a family that one knows, or whose language one speaks, and never only such a family', async () => {
    await database().staff.update({ where: { id: caller.staffId }, data: { languages: ['tr'] } })
    const [arabic, turkish] = await families([
      { ref: 'a', homeLanguages: ['ar'] },
      { ref: 'b', homeLanguages: ['tr'] },
    ])
    expect(await next(caller)).toEqual({ familyId: turkish!.id })
    expect(await next(caller, turkish!.id)).toEqual({ familyId: arabic!.id })
  })

  test('is sooner a family that wants to be called in a language that one speaks, whatever is spoken at home', async () => {
    await database().staff.update({ where: { id: caller.staffId }, data: { languages: ['en'] } })
    const [wantsTigrinya, wantsEnglish] = await families([
      { ref: 'a', homeLanguages: ['en'], callLanguage: 'ti' },
      { ref: 'b', homeLanguages: ['ar'], callLanguage: 'en' },
    ])
    expect(await next(caller)).toEqual({ familyId: wantsEnglish!.id })
    expect(await next(caller, wantsEnglish!.id)).toEqual({ familyId: wantsTigrinya!.id })
  })

  test('is sooner a family whose interpreter is known than one in a language nobody helps with', async () => {
    await database().staff.update({ where: { id: caller.staffId }, data: { languages: ['tr'] } })
    const [alone, helped] = await families([
      { ref: 'a', homeLanguages: ['ar'] },
      { ref: 'b', homeLanguages: ['so'] },
    ])
    await updateIdentity(helped!.id, { interpreterName: 'Tolk Proef' })
    expect(await next(caller)).toEqual({ familyId: helped!.id })
    expect(await next(caller, helped!.id)).toEqual({ familyId: alone!.id })
  })

  test('is not again the family whose language one does not speak', async () => {
    const { id } = await family()
    expect(await next(caller)).toEqual({ familyId: id })
    await dial(caller, id)
    await recordAttempt(
      caller,
      recordAttemptSchema.parse({
        id: randomUUID(),
        familyId: id,
        contactPointId: null,
        outcome: 'language_no_caller',
        note: 'Tigrinya',
      }),
    )
    expect(await next(caller)).toEqual({ familyId: null })
    expect(await next(colleague)).toEqual({ familyId: id })
  })

  test('is a family without a caller whose stop of the organisation is over, from that day on', async () => {
    const { id } = await family()
    await database().contactAttempt.create({
      data: {
        id: randomUUID(),
        organisationId,
        familyId: id,
        staffId: coordinator.staffId,
        channel: 'phone',
        outcome: 'max_tries',
        at: new Date('2030-01-02T10:00:00Z'),
        day: new Date('2030-01-02'),
        notBefore: new Date('2030-01-07'),
      },
    })
    await inTransaction(ofOrganisation(organisationId), (tx) => storeNextSteps(tx, organisationId, [id]))
    process.env.NABIJ_NOW = '2030-01-06T10:00:00Z'
    expect(await next(caller)).toEqual({ familyId: null })
    expect(await openCallTasks(coordinator)).toEqual([])
    process.env.NABIJ_NOW = '2030-01-07T10:00:00Z'
    expect(await openCallTasks(coordinator)).toMatchObject([{ task: 'no_caller', count: 1 }])
    expect((await callList(coordinator, { state: 'due' })).count).toBe(1)
    expect((await callList(coordinator, { state: 'stopped' })).count).toBe(0)
    expect(await next(caller)).toEqual({ familyId: id })
  })

  test('lets go of the family that one was given before and did not call', async () => {
    const [first, second] = await families([{ ref: 'a' }, { ref: 'b' }])
    await next(caller)
    await next(caller, first!.id)
    expect(await leases()).toEqual([{ familyId: second!.id, staffId: caller.staffId }])
  })
})

describe('a family of the pool', () => {
  test('is visible to a caller exactly as long as the lease', async () => {
    const { id } = await family()
    await expect(familyById(caller, id)).rejects.toMatchObject({ code: 'not_found' })
    await next(caller)
    expect(await familyById(caller, id)).toMatchObject({ id })
    await expect(familyById(colleague, id)).rejects.toMatchObject({ code: 'not_found' })
    after(61)
    await expect(familyById(caller, id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is gone after the outcome, which its caller can still undo', async () => {
    const { id } = await family()
    await next(caller)
    const input = outcomeOf(id, 'no_answer')
    await recordAttempt(caller, input)
    await expect(familyById(caller, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(undoAttempt(colleague, { id: input.id })).rejects.toMatchObject({ code: 'not_found' })
    await undoAttempt(caller, { id: input.id })
    expect(await attemptsAt(id)).toEqual([])
  })

  test('is counted for callers, without a name', async () => {
    await families([{ parentName: 'Geheime Naam' }, {}])
    const day = await callerDay(caller, 1)
    expect(day.pool).toBe(2)
    expect(JSON.stringify(day)).not.toContain('Geheime')
  })

  test('stays with who agreed something with it, among what they promised', async () => {
    const { id, ref } = await family()
    await next(caller)
    const appointment = { day: '2030-01-07', from: '10:00', until: null }
    process.env.NABIJ_NOW = '2030-01-04T10:00:00Z'
    await next(caller)
    await recordAttempt(
      caller,
      recordAttemptSchema.parse({
        id: randomUUID(),
        familyId: id,
        contactPointId: null,
        outcome: 'appointment_hard',
        appointment,
      }),
    )
    expect((await callerDay(caller, 1)).promises).toMatchObject([{ ref, step: { kind: 'appointment' } }])
    process.env.NABIJ_NOW = '2030-01-07T09:00:00Z'
    expect(await next(caller)).toEqual({ familyId: id })
  })
})

describe('a call', () => {
  test('is noted when it is dialled, once for two taps, and its outcome belongs to the same attempt', async () => {
    const { id } = await ownFamily()
    const attemptId = randomUUID()
    await Promise.all([dial(caller, id, attemptId), dial(caller, id, attemptId)])
    expect(await attemptsAt(id)).toEqual([{ id: attemptId, outcome: 'dialled' }])
    await recordAttempt(caller, outcomeOf(id, 'busy', attemptId))
    expect(await attemptsAt(id)).toEqual([{ id: attemptId, outcome: 'busy' }])
    expect(await leases()).toEqual([])
  })

  test('is refused for a family of somebody else, and while a colleague calls', async () => {
    const other = await family({ callerId: colleague.staffId })
    await expect(dial(caller, other.id)).rejects.toMatchObject({ code: 'not_found' })
    const { id } = await ownFamily()
    await dial(coordinator, id)
    await expect(dial(caller, id)).rejects.toMatchObject({ reason: 'taken_by_colleague' })
    await expect(startInterview(caller, { familyId: id, channel: 'phone', chosenBy: 'parent' })).rejects.toMatchObject({
      reason: 'taken_by_colleague',
    })
    expect(await attemptsAt(id)).toHaveLength(1)
  })

  test('is seen at once by everybody in whose list the family is, and by nobody else', async () => {
    const { id } = await ownFamily()
    await dial(coordinator, id)
    expect((await callPresence(caller)).calls).toEqual([{ familyId: id, name: 'Co Proef', isMine: false }])
    expect((await callPresence(coordinator)).calls).toMatchObject([{ familyId: id, isMine: true }])
    expect(await callPresence(colleague)).toEqual({ calls: [], takenOver: [] })
    await expect(callPresence(await anActor(organisationId, 'coach'))).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('keeps its lease while the interview is open, with at most one write in five minutes', async () => {
    const { id: familyId } = await ownFamily()
    const { id } = await startInterview(caller, { familyId, channel: 'phone', chosenBy: 'parent' })
    const until = async () =>
      (await database().callLease.findUniqueOrThrow({ where: { familyId } })).expiresAt.getTime()
    const begun = await until()
    after(4)
    await savePosition(caller, { id, place: 'worries', later: [], introduced: true })
    expect(await until()).toBe(begun)
    after(50)
    await savePosition(caller, { id, place: 'worries', later: [], introduced: true })
    expect(await until()).toBeGreaterThan(begun + 45 * 60_000)
    await endInterview(caller, { id, how: 'to_be_continued' })
    expect(await leases()).toEqual([])
  })
})

test('an open call takes no lease while somebody changes its family, waits for nobody, and takes it the next time', async () => {
  const { id: familyId } = await ownFamily()
  const { id } = await startInterview(caller, { familyId, channel: 'phone', chosenBy: 'parent' })
  await database().callLease.deleteMany({ where: { familyId } })
  await inTransaction(ofOrganisation(organisationId), async (tx) => {
    await lockFamily(tx, familyId)
    await claimOpenInterview(caller, id)
    expect(await leases()).toEqual([])
  })
  await claimOpenInterview(caller, id)
  expect(await leases()).toMatchObject([{ familyId, staffId: caller.staffId }])
})

test('a position that is saved while the call ends does not take the lease again', async () => {
  const { id: familyId } = await ownFamily()
  const { id } = await startInterview(caller, { familyId, channel: 'phone', chosenBy: 'parent' })
  const ending = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await ending.connect()
  try {
    await ending.query('begin')
    await ending.query(`set local nabij.organisation = '${organisationId}'`)
    await ending.query(`select 1 from interview where id = '${id}' for update`)
    const saving = savePosition(caller, { id, place: 'worries', later: [], introduced: true })
    await vi.waitUntil(async () => {
      const { rows } = await ending.query(
        `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
      )
      return rows.length > 0
    })
    await ending.query(`update interview set state = 'completed', ended_at = now(), ref = 't-${id}' where id = '${id}'`)
    await ending.query(`delete from call_lease where family_id = '${familyId}'`)
    await ending.query('commit')
    await saving
  } finally {
    await ending.end()
  }
  expect(await leases()).toEqual([])
})

describe('taking a call over', () => {
  test('is refused to callers, and to everybody who does not call', async () => {
    const { id: familyId } = await ownFamily()
    await expect(takeOverCall(caller, { familyId })).rejects.toMatchObject({ code: 'forbidden' })
    for (const role of ['coach', 'admin'] as const)
      await expect(takeOverCall(await anActor(organisationId, role), { familyId })).rejects.toMatchObject({
        code: 'not_found',
      })
    expect(await leases()).toEqual([])
  })

  test('gives the family to the coordinator, and tells the colleague until they have read it', async () => {
    const { id: familyId, ref } = await ownFamily()
    const { id } = await startInterview(caller, { familyId, channel: 'phone', chosenBy: 'parent' })
    await takeOverCall(coordinator, { familyId })
    expect(await leases()).toEqual([{ familyId, staffId: coordinator.staffId }])
    const [notice] = (await callPresence(caller)).takenOver
    expect(notice).toMatchObject({ ref, name: 'Co Proef' })
    expect((await currentAnswers(caller, id)).handedOver).toMatchObject({ kind: 'takenOver', to: 'Co Proef' })
    await savePosition(caller, { id, place: 'worries', later: [], introduced: true })
    expect(await leases()).toEqual([{ familyId, staffId: coordinator.staffId }])
    expect(await auditOf(familyId)).toEqual([{ verb: 'call.take_over', detail: { from: caller.staffId } }])
    await recordAttempt(coordinator, outcomeOf(familyId, 'busy'))
    expect((await callPresence(caller)).takenOver).toHaveLength(1)
    for (const stranger of [colleague, coordinator])
      await expect(markNoticeSeen(stranger, { id: notice!.noticeId })).rejects.toMatchObject({ code: 'not_found' })
    expect(await callNotices(caller)).toEqual([])
    expect((await callPresence(caller)).takenOver).toHaveLength(1)
    await markNoticeSeen(caller, { id: notice!.noticeId })
    expect(await callPresence(caller)).toEqual({ calls: [], takenOver: [] })
  })

  test('of a family that nobody calls is only calling it', async () => {
    const { id: familyId } = await ownFamily()
    await takeOverCall(coordinator, { familyId })
    expect(await leases()).toEqual([{ familyId, staffId: coordinator.staffId }])
    expect((await callPresence(caller)).takenOver).toEqual([])
  })
})

describe('interview.discard', () => {
  const opened = async () => {
    const { id: familyId } = await ownFamily()
    await dial(caller, familyId)
    const input = { familyId, channel: 'phone', chosenBy: 'parent', canTalkFreely: 'yes' } as const
    return { familyId, ...(await startInterview(caller, input)) }
  }

  test('takes away an interview in which nothing was asked, and the dialled call waits for its outcome', async () => {
    const { id, familyId } = await opened()
    await discardInterview(caller, { id })
    expect(await database().interview.count({ where: { familyId } })).toBe(0)
    expect(await attemptsAt(familyId)).toMatchObject([{ outcome: 'dialled' }])
    expect(await leases()).toEqual([])
    expect((await auditOf(id)).at(-1)).toEqual({ verb: 'interview.discard', detail: { family: familyId } })
    expect((await callerDay(caller, 1)).due).toMatchObject([{ id: familyId, step: { reason: 'first_call' } }])
  })

  test('is refused to others, and for an interview with an answer or that has ended', async () => {
    const { id } = await opened()
    await expect(discardInterview(colleague, { id })).rejects.toMatchObject({ code: 'not_found' })
    await send(caller, aClient()(id, 'worries', { value: 'yes' }))
    await expect(discardInterview(caller, { id })).rejects.toMatchObject({ reason: 'interview_has_answers' })
    await endInterview(caller, { id, how: 'broken_off', breakReason: 'technical' })
    await expect(discardInterview(caller, { id })).rejects.toMatchObject({ reason: 'ended_already' })
  })
})
