import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { limits } from '@/domain/signals/signals'
import { markSignalSeen } from '@/features/signals/commands/mark-signal-seen'
import { updateSignalLimit } from '@/features/signals/commands/update-signal-limit'
import { signalLimit } from '@/features/signals/queries/signal-limit'
import { signalList } from '@/features/signals/queries/signal-list'
import { unseenSignalCount } from '@/features/signals/queries/unseen-signal-count'
import { markSignalSeenSchema, updateSignalLimitSchema } from '@/features/signals/schema'
import { auditDeadLinks } from '@/server/audit'
import { auditKeysOf } from '@/server/audit-keys'
import { noFloor, sealRows } from '@/server/audit-sealer'
import { systemActor } from '@/server/minted-actor'
import { recordSignals } from '@/server/signals'
import { anActor, anOrganisation, auditOf } from './factories'
import { aMailServer } from './mail-server'
import { database, ownerDatabase } from './owner'
import { runJobs } from './run-jobs'

const mail = aMailServer()
const keys = auditKeysOf(randomBytes(32).toString('base64'))!
beforeAll(mail.listen)
beforeAll(() => vi.stubEnv('NABIJ_NOW', '2020-03-02T12:00:00Z'))
afterAll(() => vi.unstubAllEnvs())
afterAll(mail.close)

let organisationId = ''
let who: Record<'admin' | 'second' | 'coordinator' | 'caller', StaffActor>
beforeEach(async () => {
  organisationId = await anOrganisation()
  who = {
    admin: await anActor(organisationId, 'admin'),
    second: await anActor(organisationId, 'admin'),
    coordinator: await anActor(organisationId, 'coordinator'),
    caller: await anActor(organisationId, 'caller'),
  }
})

type Row = { staffId?: string | null; verb: string; detail?: object; at?: string }
/** A look, as `recordView` writes it: the ground of all its families, or of each of them in the detail. */
type View = { part?: string; ground?: string; families?: string[] }
const nineOClock = '2020-03-02T09:00:00Z'

/** Rows of one moment, so that no test depends on the hour or the day in which it runs. */
const write = async (row: Row & View, times = 1) => {
  const { staffId = who.caller.staffId, verb, detail = {}, at = nineOClock, part = null, ground = null, families } = row
  await ownerDatabase().$executeRaw`
    insert into audit (organisation_id, at, staff_id, verb, subject_id, detail, part, ground, families)
    select ${organisationId}::uuid, ${at}::timestamptz, ${staffId}::uuid, ${verb}, id, ${JSON.stringify(detail)}::jsonb,
      ${part}, ${ground}, case when ${part}::text is not null then coalesce(${families ?? null}::uuid[], array[id]) end
    from (select gen_random_uuid() as id from generate_series(1, ${times}::int)) as subject`
}
/** Each a file of another family. */
const open = (ground: string | undefined, times: number, part = 'record') =>
  write({ verb: 'family.read', part, ...(ground ? { ground } : {}) }, times)
const refused = { refused: true }

const signals = async () => {
  await sealRows(keys, noFloor, new Date())
  await recordSignals()
  const rows = await database().auditSignal.findMany({ where: { organisationId }, orderBy: { kind: 'asc' } })
  return rows.map(({ kind, staffId, count }) => ({ kind, staffId, count }))
}
const kinds = async () => (await signals()).map(({ kind }) => kind)

describe('a signal is raised from the log', () => {
  test.each([
    ['many_families', () => open('assigned', 60), () => open('assigned', 1)],
    ['other_families', () => open('pool', 30), () => open('lease', 1)],
    ['other_families', () => open('assigned', 60), () => open(undefined, 1)],
    [
      'failed_sign_ins',
      () => write({ verb: 'session.start', detail: refused }, limits.failedSignIns - 1),
      () => write({ verb: 'session.verify', detail: refused }),
    ],
    [
      'refusals',
      () => write({ verb: 'family.read', detail: { refused: true, reason: 'not_found' } }, limits.refusals - 1),
      () => write({ verb: 'concern.read', detail: refused }),
    ],
    [
      'exports',
      () => write({ verb: 'family.export', detail: { step: 'request' } }),
      () => write({ verb: 'interview.export', detail: { rows: 3 } }),
    ],
    [
      'role_grants',
      () => write({ verb: 'staff.change', detail: { from: 'caller', to: 'admin', waits: true } }),
      () => write({ verb: 'access.release', detail: { kind: 'role', to: 'admin' } }),
    ],
    [
      'role_grants',
      () => write({ verb: 'staff.invite', detail: { role: 'caller' } }),
      () => write({ verb: 'staff.change', detail: { from: 'caller', to: 'coordinator' } }),
    ],
  ] as const)('%s, at its limit and not below', async (kind, writeBelow, writeLast) => {
    await writeBelow()
    expect((await kinds()).filter((one) => one === kind)).toEqual([])
    await writeLast()
    const [signal] = (await signals()).filter((one) => one.kind === kind)
    expect(signal).toMatchObject({ kind, staffId: who.caller.staffId })
  })

  test('many failed sign-ins at all accounts together, and dead links, are of nobody', async () => {
    const fails = (at = nineOClock) => write({ staffId: randomUUID(), verb: 'session.start', detail: refused, at })
    for (let account = 1; account < limits.failedSignInsAnHour; account++) await fails()
    await fails('2020-03-02T10:00:00Z')
    expect(await kinds()).toEqual([])
    await fails()
    await auditDeadLinks()
    await auditDeadLinks()
    expect((await signals()).map(({ kind, staffId }) => [kind, staffId])).toEqual([
      ['failed_sign_ins', null],
      ['dead_links', null],
    ])
  })

  test('not by ordinary work of a day: twenty callers with lists, searches, calls, mistakes and a refusal', async () => {
    for (let caller = 0; caller < 20; caller++) {
      const { staffId } = await anActor(organisationId, 'caller')
      const day: [Row & View, number][] = [
        [{ verb: 'session.start', detail: refused }, 1],
        [{ verb: 'session.start' }, 2],
        [{ verb: 'call.read', part: 'list', ground: 'several' }, 40],
        [{ verb: 'family.read', part: 'search', ground: 'assigned' }, 15],
        [{ verb: 'family.read', part: 'record', ground: 'assigned' }, 20],
        [{ verb: 'interview.read', part: 'interview', ground: 'pool' }, 6],
        [{ verb: 'answer.save' }, 240],
        [{ verb: 'family.read', detail: { refused: true, reason: 'not_found' } }, 2],
      ]
      for (const [row, times] of day) await write({ ...row, staffId }, times)
    }
    await write({ staffId: who.coordinator.staffId, verb: 'family.read', part: 'record', ground: 'coordination' }, 50)
    expect(await kinds()).toEqual([])
  })

  test('once for its person, kind and day, with the count of the day; two workers at once too', async () => {
    await open('assigned', 70)
    await sealRows(keys, noFloor, new Date())
    await Promise.all([recordSignals(), recordSignals(), recordSignals()])
    expect(await signals()).toEqual([{ kind: 'many_families', staffId: who.caller.staffId, count: 70 }])
    await open('assigned', 5)
    expect(await signals()).toEqual([{ kind: 'many_families', staffId: who.caller.staffId, count: 75 }])
  })

  test('counts the same family once, and every family of a view by its own ground', async () => {
    const family = randomUUID()
    for (let view = 0; view < 70; view++)
      await write({ verb: 'family.read', part: 'card', ground: 'assigned', families: [family] })
    expect(await kinds()).toEqual([])
    const families = [family, randomUUID()]
    const several = { verb: 'family.read', part: 'card', ground: 'several', families }
    await write({ ...several, detail: { grounds: ['assigned', 'cover'] } })
    expect(await kinds()).toEqual([])
    await write({ ...several, detail: { grounds: ['assigned', null] } })
    expect(await signals()).toEqual([{ kind: 'other_families', staffId: who.caller.staffId, count: 1 }])
  })

  test('not for days of long ago, in a log that is sealed for the first time', async () => {
    await write({ verb: 'family.export', detail: { rows: 1 }, at: '2020-02-28T09:00:00Z' })
    expect(await kinds()).toEqual([])
  })
})

const letters = async () => {
  await runJobs()
  const received = await mail.letters()
  mail.incoming.length = 0
  return received
}
const emailOf = async ({ staffId }: StaffActor) =>
  (await database().staff.findUniqueOrThrow({ where: { id: staffId } })).email

describe('who is told of a signal by mail', () => {
  test('administrators, once, in both languages, without a name; and a coordinator when it is about one', async () => {
    await letters()
    await write({ verb: 'family.export', detail: { rows: 1 } })
    await signals()
    await signals()
    const first = await letters()
    expect(first.map(({ to }) => to).sort()).toEqual([await emailOf(who.admin), await emailOf(who.second)].sort())
    expect(first[0]!.subject).toBe('Nabij: een signaal / Nabij: a signal')
    expect(first[0]!.text).toContain('Iemand nam een bestand met gezinnen of gesprekken mee.')
    expect(first[0]!.text).toContain('/signals')
    expect(first[0]!.text).not.toContain('Proef')
    await write({ staffId: who.admin.staffId, verb: 'family.export', detail: { rows: 1 } })
    await signals()
    expect((await letters()).map(({ to }) => to).sort()).toEqual(
      [await emailOf(who.second), await emailOf(who.coordinator)].sort(),
    )
  })
})

const aSignal = async (about: StaffActor | null) =>
  database().auditSignal.create({
    data: { organisationId, day: new Date('2020-03-02'), kind: 'exports', staffId: about?.staffId ?? null, count: 1 },
    select: { id: true },
  })
const seen = ({ id }: { id: string }) => markSignalSeenSchema.parse({ signalId: id, finding: 'talked_about' })

describe('signal.see', () => {
  test('notes what it was and who looked, once of two, and writes the audit row', async () => {
    const signal = await aSignal(who.caller)
    expect(await unseenSignalCount(who.admin)).toBe(1)
    const both = await Promise.allSettled([
      markSignalSeen(who.admin, seen(signal)),
      markSignalSeen(who.second, seen(signal)),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(markSignalSeen(who.admin, seen(signal))).rejects.toMatchObject({ reason: 'changed_meanwhile' })
    expect(await unseenSignalCount(who.admin)).toBe(0)
    expect(await signalList(who.admin)).toMatchObject([{ id: signal.id, finding: 'talked_about', seenBy: 'Proef' }])
    expect(await auditOf(signal.id)).toEqual([
      { verb: 'signal.see', detail: { kind: 'exports', finding: 'talked_about' } },
    ])
  })

  test.each([
    ['exports', { verb: 'family.export', detail: { rows: 1 } }, { first: 1, silent: 0, again: 1 }],
    ['refusals', { verb: 'concern.read', detail: refused }, { first: 20, silent: 19, again: 1 }],
  ] as const)('holds until %s grow: then it is open again, and mailed again', async (kind, row, times) => {
    await letters()
    await write(row, times.first)
    await signals()
    expect(await letters()).toHaveLength(2)
    const signal = await database().auditSignal.findFirstOrThrow({ where: { organisationId, kind } })
    await markSignalSeen(who.admin, seen(signal))
    await write({ verb: 'answer.save' })
    if (times.silent > 0) await write(row, times.silent)
    await signals()
    expect([await unseenSignalCount(who.second), (await letters()).length]).toEqual([0, 0])
    await write(row, times.again)
    const count = times.first + times.silent + times.again
    expect(await signals()).toEqual([{ kind, staffId: who.caller.staffId, count }])
    expect([await unseenSignalCount(who.second), (await letters()).length]).toEqual([1, 2])
    expect(await signalList(who.admin)).toMatchObject([{ id: signal.id, finding: null, seenBy: null, count }])
    await markSignalSeen(who.admin, { ...seen(signal), finding: 'data_breach' })
    expect((await auditOf(signal.id)).map(({ detail }) => detail)).toEqual([
      { kind, finding: 'talked_about' },
      { kind, finding: 'data_breach' },
    ])
  })

  test('refuses whom it is about: another administrator or a coordinator looks', async () => {
    const signal = await aSignal(who.admin)
    await expect(markSignalSeen(who.admin, seen(signal))).rejects.toMatchObject({ code: 'forbidden' })
    expect((await signalList(who.admin)).map(({ maySee }) => maySee)).toEqual([false])
    expect((await signalList(who.coordinator)).map(({ maySee }) => maySee)).toEqual([true])
    const byOneself = database().auditSignal.update({
      where: { id: signal.id },
      data: { seenAt: new Date(), seenById: who.admin.staffId, finding: 'ordinary_work' },
    })
    await expect(byOneself).rejects.toThrow('audit_signal_second_person')
    await markSignalSeen(who.coordinator, seen(signal))
    expect(await unseenSignalCount(who.second)).toBe(0)
  })

  test('refuses everybody else, and finds nothing of others', async () => {
    const [ofCaller, ofNobody] = [await aSignal(who.caller), await aSignal(null)]
    for (const role of ['caller', 'coach', 'reader'] as const) {
      const actor = await anActor(organisationId, role)
      await expect(markSignalSeen(actor, seen(ofCaller))).rejects.toMatchObject({ code: 'forbidden' })
      await expect(signalList(actor)).rejects.toMatchObject({ code: 'forbidden' })
    }
    await expect(markSignalSeen(systemActor(organisationId), seen(ofCaller))).rejects.toMatchObject({
      code: 'forbidden',
    })
    const stranger = await anActor(await anOrganisation(), 'admin')
    for (const [actor, signal] of [
      [who.coordinator, ofCaller],
      [who.coordinator, ofNobody],
      [stranger, ofCaller],
      [who.admin, { id: randomUUID() }],
    ] as const)
      await expect(markSignalSeen(actor, seen(signal))).rejects.toMatchObject({ code: 'not_found' })
    expect(await signalList(who.coordinator)).toEqual([])
    expect(await unseenSignalCount(who.admin)).toBe(2)
  })

  test('refuses a finding that is none', () => {
    const input = (finding: string) => markSignalSeenSchema.safeParse({ signalId: randomUUID(), finding }).success
    expect([input('ordinary_work'), input(''), input('Sanne had dienst')]).toEqual([true, false, false])
  })
})

describe('the limit of an organisation', () => {
  test('is changed by an administrator alone, with an audit row, and holds for the next look', async () => {
    expect(await signalLimit(who.admin)).toEqual({ familiesADay: 60 })
    await expect(updateSignalLimit(who.coordinator, { familiesADay: 20 })).rejects.toMatchObject({ code: 'forbidden' })
    await updateSignalLimit(who.admin, updateSignalLimitSchema.parse({ familiesADay: '20' }))
    expect(await signalLimit(who.admin)).toEqual({ familiesADay: 20 })
    expect(await auditOf(organisationId)).toEqual([{ verb: 'organisation.change', detail: { familiesADay: 20 } }])
    await open('assigned', 21)
    expect(await kinds()).toEqual(['many_families'])
    for (const familiesADay of ['9', '1001', '', '12.5'])
      expect(updateSignalLimitSchema.safeParse({ familiesADay }).success).toBe(false)
  })
})
