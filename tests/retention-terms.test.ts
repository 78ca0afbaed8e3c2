/** What happens to a family after its term, and to which families nothing happens. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { addDays, dayMs } from '@/domain/dates'
import { defaultTerms, holds, type Hold, type RetentionTerms } from '@/domain/retention/retention-term'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { recordAttemptSchema } from '@/features/calls/schema'
import { applyErasures } from '@/features/erasures/commands/apply-erasures'
import { eraseFamily } from '@/features/erasures/commands/erase-family'
import { erasureList } from '@/features/erasures/queries/erasure-list'
import { recordExtension } from '@/features/retention/commands/record-extension'
import { runRetention } from '@/features/retention/commands/run-retention'
import { updateRetentionTerms } from '@/features/retention/commands/update-retention-terms'
import { applyRetention } from '@/features/retention/parts/warnings'
import { checkRetentionTerms } from '@/features/retention/commands/check-retention-terms'
import { announcedFamilies } from '@/features/retention/queries/announced-families'
import { retentionSettings } from '@/features/retention/queries/retention-settings'
import { dateColumn } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { systemActor } from '@/server/minted-actor'
import { sealText } from '@/server/sealed/sealed-text'
import { addDueRetention } from '@/server/retention-schedule'
import { directWork } from '@/server/work'
import { people } from './call-fixture'
import { columnsOf, plantCanaries, tablesWith } from './canaries'
import { aHelpItem, aKnownFamily, anActor, anInterview, anOrganisation, auditOf } from './factories'
import { database, ownerDatabase } from './owner'
import { runJobs } from './run-jobs'
import { aToldFamily } from './told-family'

const startOfTest = '2027-03-01'
const setDay = (day: string) => {
  process.env.NABIJ_NOW = `${day}T03:00:00Z`
}

let organisationId: string
let coordinator: StaffActor
let admin: StaffActor

beforeEach(async () => {
  setDay(startOfTest)
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
  admin = await anActor(organisationId, 'admin')
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

/** What the job does on a day. */
const run = (day: string, work = directWork) => {
  setDay(day)
  return runRetention(systemActor(organisationId), {}, work)
}
/** What it did on all of these days together. */
const runDays = async (from: string, count: number) => {
  let removed = 0
  for (let day = 0; day < count; day++) removed += (await run(addDays(from, day))).removed
  return removed
}
const isThere = async (id: string) => (await database().family.count({ where: { id } })) === 1
const warningOf = async (familyId: string) => {
  const warning = await database().retentionWarning.findUnique({ where: { familyId } })
  return warning && { kind: warning.kind, endsOn: warning.endsOn.toISOString().slice(0, 10), days: warning.days }
}
const pastFamilies = () => database().pastFamily.findMany({ where: { organisationId } })

/** Entered long ago, and nothing has happened since. */
const anOldFamily = (about: Parameters<typeof aKnownFamily>[1] = {}) =>
  aKnownFamily(organisationId, { createdAt: new Date('2020-02-01'), ...about })

/** An old family that was announced so many days ago. */
const aWarnedFamily = async (days = 30) => {
  const family = await anOldFamily()
  await runDays(addDays(startOfTest, -days), days + 1 - (days >= 30 ? 1 : 0))
  return family
}

const attempt = (familyId: string) =>
  recordAttemptSchema.parse({ id: randomUUID(), familyId, contactPointId: null, outcome: 'busy' })

describe('a family whose term is over', () => {
  test('is announced for thirty days and then gone, with a row in the log and in the list of erasures', async () => {
    const { id, ref } = await anOldFamily()
    const kept = await aKnownFamily(organisationId, { createdAt: new Date('2027-01-01') })
    expect(await run(startOfTest)).toEqual({ removed: 0 })
    expect(await warningOf(id)).toEqual({ kind: 'never_reached', endsOn: '2021-02-01', days: 0 })
    expect(await runDays(addDays(startOfTest, 1), 29)).toBe(0)
    expect([await isThere(id), (await warningOf(id))?.days]).toEqual([true, 29])

    expect(await run(addDays(startOfTest, 30))).toEqual({ removed: 1 })

    expect([await isThere(id), await isThere(kept.id), await warningOf(kept.id)]).toEqual([false, true, null])
    expect(await pastFamilies()).toEqual([
      {
        id: expect.any(String),
        organisationId,
        kind: 'never_reached',
        listedYear: 2019,
        lastYear: 2020,
        conversations: 0,
      },
    ])
    expect(await database().erasure.findUnique({ where: { familyId: id } })).toMatchObject({
      reason: 'term_over',
      erasedById: null,
    })
    expect(await auditOf(id)).toEqual([{ verb: 'retention.remove', detail: null }])
    const second = eraseFamily(systemActor(organisationId), { ref, reason: 'parent_asked' })
    expect(await second).toMatchObject({ isEarlier: true })
  })

  test.each([
    ['refused', '2021-02-01', { mayCall: false }],
    ['never_reached', '2021-02-01', {}],
  ] as const)('is of the kind %s, whose term ends on %s', async (kind, endsOn, about) => {
    const { id } = await anOldFamily(about)
    await run(startOfTest)
    expect(await warningOf(id)).toMatchObject({ kind, endsOn })
  })

  test('counts from its last conversation, and from what was agreed for a later day', async () => {
    const { id } = await anOldFamily()
    const conversation = { state: 'completed' as const, ref: randomUUID(), callerId: coordinator.staffId }
    await anInterview(organisationId, {
      ...conversation,
      familyId: id,
      startedAt: new Date('2025-03-05T09:00:00Z'),
      endedAt: new Date('2025-03-05T10:00:00Z'),
    })
    await run(startOfTest)
    expect(await warningOf(id)).toEqual({ kind: 'in_programme', endsOn: '2027-03-05', days: 0 })
    await database().appointment.create({
      data: {
        organisationId,
        familyId: id,
        ownerId: coordinator.staffId,
        kind: 'hard',
        startsAt: new Date('2027-06-01T08:00:00Z'),
      },
    })
    await run(addDays(startOfTest, 1))
    expect(await warningOf(id)).toBe(null)
  })

  test('leaves no word in any table, no id outside the log and the list of erasures, and nothing of another goes', async () => {
    const who = await people()
    organisationId = who.organisationId
    const told = await aToldFamily(who, 'termijn', '+31 6 0000 7301')
    const other = await aToldFamily(who, 'blijft', '+31 6 0000 7302')
    await settle(told.familyId)
    await plantCanaries(told.familyId, 'termijn')
    await plantCanaries(other.familyId, 'blijft')
    const before = await tablesWith('kanarie-blijft')
    expect(await tablesWith('kanarie-termijn')).toEqual(before)

    await runDays('2031-01-01', 31)

    expect(await isThere(told.familyId)).toBe(false)
    expect(await tablesWith('kanarie-termijn')).toEqual([])
    expect(await tablesWith('kanarie-blijft')).toEqual(before)
    const holding = await Promise.all(told.ids.map((id) => tablesWith(id)))
    expect([...new Set(holding.flat())].sort()).toEqual(['public.audit', 'public.erasure'])
    expect(await pastFamilies()).toMatchObject([{ conversations: 1 }])
    expect(await tablesWith((await pastFamilies())[0]!.id)).toEqual(['public.past_family'])
  })

  test('is a bare row: years, a kind and a count, and no column more', async () => {
    expect((await columnsOf(['past_family'])).map(({ name, type }) => `${name} ${type}`)).toEqual([
      'id uuid',
      'organisation_id uuid',
      'kind FamilyKind',
      'listed_year int2',
      'last_year int2',
      'conversations int2',
    ])
  })
})

/** Ends what holds a family, as long ago as its term needs. */
const settle = async (familyId: string) => {
  const owner = ownerDatabase()
  await owner.$transaction([
    owner.$executeRaw`alter table concern_entry disable trigger user`,
    owner.$executeRaw`delete from concern_entry where concern_id in (
      select id from safety_concern where family_id = ${familyId}::uuid and interview_id is null)`,
    owner.$executeRaw`update concern_entry set written_at = written_at - interval '9 years' where concern_id in (
      select id from safety_concern where family_id = ${familyId}::uuid)`,
    owner.$executeRaw`insert into concern_entry (id, organisation_id, concern_id, kind, text, decision, written_by_id, written_at)
      select gen_random_uuid(), organisation_id, id, 'decided', '\\x'::bytea, 'own_help', raised_by_id, now() - interval '9 years'
      from safety_concern where family_id = ${familyId}::uuid and interview_id is null`,
    owner.$executeRaw`alter table concern_entry enable trigger user`,
    owner.$executeRaw`update care_step set done_at = now() where family_id = ${familyId}::uuid`,
    owner.$executeRaw`update help_item set state = 'dismissed', closed_at = now()
      where family_id = ${familyId}::uuid and state = 'open'`,
  ])
}

describe('while something is open', () => {
  const open: Readonly<Record<Hold, (familyId: string) => Promise<unknown>>> = {
    concern: (familyId) =>
      database().safetyConcern.create({ data: { organisationId, familyId, raisedById: coordinator.staffId } }),
    help: (familyId) => aHelpItem(organisationId, { familyId, createdAt: new Date('2020-02-01') }),
    care_step: (familyId) =>
      database().careStep.create({
        data: {
          organisationId,
          familyId,
          kind: 'parent',
          ownerId: coordinator.staffId,
          dueOn: new Date('2020-02-01'),
          createdAt: new Date('2020-02-01'),
        },
      }),
    parent_request: (familyId) =>
      database().parentRequest.create({
        data: {
          id: randomUUID(),
          organisationId,
          familyId,
          kind: 'access',
          askedOn: new Date('2020-02-01'),
          words: new Uint8Array(),
          recordedById: coordinator.staffId,
          answer: new Uint8Array(),
        },
      }),
    call: (familyId) =>
      database().callLease.create({
        data: { organisationId, familyId, staffId: coordinator.staffId, expiresAt: new Date('2027-12-01') },
      }),
  }

  test.each(holds)('a family is not announced: %s', async (hold) => {
    const { id } = await anOldFamily()
    await open[hold](id)
    await runDays(startOfTest, 32)
    expect([await isThere(id), await warningOf(id)]).toEqual([true, null])
    const counts = await checkRetentionTerms(admin, defaultTerms)
    expect(counts.find(({ kind }) => kind === 'never_reached')).toMatchObject({ families: 1, near: 0, held: 1 })
  })

  test.each(holds)('a family that was announced is not removed, by the database either: %s', async (hold) => {
    const { id } = await aWarnedFamily()
    await open[hold](id)
    setDay(startOfTest)
    await database().retentionWarning.update({ where: { familyId: id }, data: { days: 30 } })
    expect(await inTransaction(coordinator, (tx) => applyRetention(tx, id, new Uint8Array(32)))).toBe(false)
    expect([(await run(startOfTest)).removed, await isThere(id), await warningOf(id)]).toEqual([0, true, null])
  })

  test('the database refuses what was not announced for thirty days, is not over, or was kept longer', async () => {
    const { id } = await anOldFamily()
    const apply = () => inTransaction(coordinator, (tx) => applyRetention(tx, id, new Uint8Array(32)))
    const day = dateColumn(startOfTest)
    const warning = {
      familyId: id,
      organisationId,
      kind: 'left' as const,
      countsFrom: day,
      endsOn: day,
      countedOn: day,
    }
    expect(await apply()).toBe(false)
    await database().retentionWarning.create({ data: { ...warning, days: 29 } })
    expect(await apply()).toBe(false)
    const where = { familyId: id }
    await database().retentionWarning.update({ where, data: { days: 30, endsOn: dateColumn(addDays(startOfTest, 1)) } })
    expect(await apply()).toBe(false)
    await database().retentionWarning.update({ where, data: { endsOn: day } })
    await database().retentionExtension.create({
      data: {
        familyId: id,
        organisationId,
        reason: 'complaint',
        until: day,
        decidedById: coordinator.staffId,
      },
    })
    expect(await apply()).toBe(false)
    await database().retentionExtension.update({ where, data: { until: dateColumn(addDays(startOfTest, -1)) } })
    expect([await apply(), await isThere(id)]).toEqual([true, false])
  })
})

describe('a call in the last minute', () => {
  test('takes the announcement away', async () => {
    const { id } = await aWarnedFamily()
    setDay(startOfTest)
    await recordAttempt(coordinator, attempt(id))
    expect([(await run(startOfTest)).removed, await isThere(id), await warningOf(id)]).toEqual([0, true, null])
  })

  test('that is being saved is waited for, and then the family stays', async () => {
    const { id } = await aWarnedFamily()
    const day = dateColumn(startOfTest)
    const { running } = await inTransaction(coordinator, async (tx) => {
      await tx.contactAttempt.create({ data: { organisationId, familyId: id, outcome: 'busy', at: day, day } })
      const [{ pid }] = await tx.$queryRaw<[{ pid: number }]>`select pg_backend_pid() as pid`
      // The warnings are counted without this call, which is not committed; whoever removes the family waits for it.
      const running = run(startOfTest)
      await waitForBlocked(pid)
      return { running }
    })
    expect([(await running).removed, await isThere(id)]).toEqual([0, true])
    expect(await warningOf(id)).toMatchObject({ days: 30 })
  })

  test('comes too late once the family is gone', async () => {
    const { id } = await aWarnedFamily()
    expect((await run(startOfTest)).removed).toBe(1)
    await expect(recordAttempt(coordinator, attempt(id))).rejects.toMatchObject({ code: 'not_found' })
  })
})

/** Until somebody waits for a lock of this connection. */
const waitForBlocked = async (pid: number) => {
  for (let blocked = 0; blocked === 0;) {
    const [row] = await ownerDatabase().$queryRaw<{ count: number }[]>`
      select count(*)::int as count from pg_locks where not granted and ${pid}::int = any(pg_blocking_pids(pid))`
    blocked = row?.count ?? 0
  }
}

describe('the work of a day', () => {
  test('is the system’s alone', async () => {
    const { id } = await aWarnedFamily()
    for (const role of ['caller', 'coordinator', 'coach', 'reader', 'admin'] as const)
      await expect(runRetention(await anActor(organisationId, role), {}, directWork)).rejects.toMatchObject({
        code: 'forbidden',
      })
    expect(await isThere(id)).toBe(true)
  })

  test('is done once by several workers at once, and only in its organisation', async () => {
    const families = [await anOldFamily(), await anOldFamily(), await anOldFamily()]
    const stranger = await aKnownFamily(await anOrganisation(), { createdAt: new Date('2020-02-01') })
    await runDays(addDays(startOfTest, -30), 30)
    const outcomes = await Promise.all([1, 2, 3].map(() => run(startOfTest)))
    expect(outcomes.reduce((sum, { removed }) => sum + removed, 0)).toBe(3)
    for (const { id } of families) expect(await auditOf(id)).toEqual([{ verb: 'retention.remove', detail: null }])
    expect(await pastFamilies()).toHaveLength(3)
    expect([await isThere(stranger.id), await warningOf(stranger.id)]).toEqual([true, null])
  })

  test('that was stopped midway goes on where it was', async () => {
    const families = [await anOldFamily(), await anOldFamily(), await anOldFamily()]
    await runDays(addDays(startOfTest, -30), 30)
    const killed = { ...directWork, report: () => Promise.reject(new Error('killed')) }
    await expect(run(startOfTest, killed)).rejects.toThrow('killed')
    const left = await Promise.all(families.map(({ id }) => isThere(id)))
    expect(left.filter(Boolean)).toHaveLength(2)
    expect((await run(startOfTest)).removed).toBe(2)
    expect(await pastFamilies()).toHaveLength(3)
  })

  test('is enqueued once a day for each organisation with families, by several workers too, and done with old concerns', async () => {
    await database().organisation.updateMany({ data: { retentionEnqueuedOn: dateColumn(startOfTest) } })
    const { id } = await anOldFamily()
    await anOrganisation()
    // The people of a demonstration are fictional, and its year is long past.
    const demonstration = await anOrganisation({ isDemonstration: true })
    await aKnownFamily(demonstration, { createdAt: new Date('2020-02-01') })
    await database().organisation.update({ where: { id: organisationId }, data: { retentionEnqueuedOn: null } })
    const concern = { organisationId, familyId: id, raisedById: coordinator.staffId }
    const { id: concernId } = await database().safetyConcern.create({ data: concern })
    const entryId = randomUUID()
    const text = sealText('concern_entry.text', { ownerId: id, rowId: entryId }, 'Lang geleden.')
    const decision = { kind: 'decided', decision: 'no_report', text } as const
    const written = { writtenById: coordinator.staffId, writtenAt: new Date('2020-03-01') }
    await database().concernEntry.create({
      data: { id: entryId, organisationId, concernId, ...decision, ...written },
    })
    const counts = await Promise.all([1, 2, 3].map(() => addDueRetention()))
    expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, 1])
    await runJobs()
    expect(await database().job.findMany({ where: { organisationId, kind: 'retention' } })).toMatchObject([
      { state: 'done', askedById: null, subject: startOfTest },
    ])
    expect(await database().safetyConcern.count({ where: { id: concernId } })).toBe(0)
    expect(await warningOf(id)).toMatchObject({ days: 0 })
    expect(await addDueRetention()).toBe(0)
    // A machine whose clock is behind around midnight takes no day again; a clock that was put right does.
    setDay(addDays(startOfTest, -1))
    expect(await addDueRetention()).toBe(0)
    setDay(addDays(startOfTest, -2))
    expect(await addDueRetention()).toBeGreaterThan(0)
  })

  test('leaves a demonstration alone, whoever asks for it', async () => {
    organisationId = await anOrganisation({ isDemonstration: true })
    const { id } = await aWarnedFamily()
    expect([await run(startOfTest), await isThere(id), await warningOf(id)]).toEqual([{ removed: 0 }, true, null])
  })

  test('goes on after a family that cannot be removed, and then fails, so that it is tried again', async () => {
    const [stuck, free] = [await anOldFamily(), await anOldFamily()]
    await runDays(addDays(startOfTest, -30), 30)
    const owner = ownerDatabase()
    await owner.$executeRaw`create table pin (family_id uuid references family (id))`
    await owner.$executeRaw`insert into pin values (${stuck.id}::uuid)`
    await expect(run(startOfTest)).rejects.toThrow('pin_family_id_fkey')
    expect([await isThere(stuck.id), await isThere(free.id)]).toEqual([true, false])
    await owner.$executeRaw`drop table pin`
    expect((await run(startOfTest)).removed).toBe(1)
  })

  test('deletes sessions that ended ninety days ago, and no other', async () => {
    const ended = (days: number) => ({
      endedAt: new Date(new Date(`${startOfTest}T03:00:00Z`).getTime() - days * dayMs),
    })
    const ids = await Promise.all(
      [89, 91].map(async (days) => {
        const { sessionId: id } = await anActor(organisationId, 'caller')
        await database().session.update({ where: { id }, data: ended(days) })
        return id
      }),
    )
    await run(startOfTest)
    const sessions = await database().session.findMany({ where: { organisationId }, select: { id: true } })
    const left = sessions.map(({ id }) => id)
    expect(ids.map((id) => left.includes(id))).toEqual([true, false])
    expect(left).toContain(admin.sessionId)
  })

  test('removes nothing when the clock jumps a year ahead for an hour, and begins to count anew', async () => {
    const { id } = await aWarnedFamily(29)
    // Its term ends a month from now: only a clock that is a year ahead believes that it is over.
    const later = await aKnownFamily(organisationId, { createdAt: new Date('2026-04-10T10:00:00Z') })
    expect((await run(addDays(startOfTest, 365))).removed).toBe(0)
    expect((await run(startOfTest)).removed).toBe(0)
    expect([await isThere(id), await isThere(later.id)]).toEqual([true, true])
    expect([await warningOf(id), await warningOf(later.id)]).toMatchObject([{ days: 0 }, null])
    expect(await runDays(addDays(startOfTest, 1), 29)).toBe(0)
    expect((await run(addDays(startOfTest, 30))).removed).toBe(1)
  })
})

describe('the setting', () => {
  const shorter: RetentionTerms = { ...defaultTerms, never_reached: 6 }
  const longer: RetentionTerms = { ...defaultTerms, never_reached: 60 }

  test('is an administrator’s, who shows again who they are for a shorter term', async () => {
    for (const role of ['caller', 'coordinator', 'coach', 'reader'] as const)
      await expect(updateRetentionTerms(await anActor(organisationId, role), longer)).rejects.toMatchObject({
        code: 'forbidden',
      })
    const stale = { ...admin, verifiedAt: null }
    await expect(updateRetentionTerms(stale, shorter)).rejects.toMatchObject({ code: 'step_up' })
    expect(await retentionSettings(admin)).toEqual(defaultTerms)
    await updateRetentionTerms(stale, longer)
    expect(await retentionSettings(admin)).toEqual(longer)
    await updateRetentionTerms(admin, shorter)
    expect(await retentionSettings(admin)).toEqual(shorter)
    expect((await auditOf(organisationId)).at(-1)).toEqual({
      verb: 'organisation.change',
      detail: { changed: 'retention', ...shorter },
    })
  })

  test('is bounded by the database too', async () => {
    for (const months of [5, 61])
      await expect(updateRetentionTerms(admin, { ...longer, left: months })).rejects.toThrow(
        'organisation_retention_months',
      )
    expect(await retentionSettings(admin)).toEqual(defaultTerms)
  })

  test('says how many families other terms would touch, and changes nothing', async () => {
    await aKnownFamily(organisationId, { createdAt: new Date('2026-06-01T10:00:00Z') })
    const { id } = await anOldFamily()
    const neverReached = async (terms: RetentionTerms) =>
      (await checkRetentionTerms(admin, terms)).find(({ kind }) => kind === 'never_reached')
    expect(await neverReached(defaultTerms)).toEqual({
      kind: 'never_reached',
      families: 2,
      near: 1,
      announced: 0,
      over: 1,
      held: 0,
    })
    expect(await neverReached(shorter)).toEqual({
      kind: 'never_reached',
      families: 2,
      near: 2,
      announced: 0,
      over: 2,
      held: 0,
    })
    expect(await neverReached({ ...longer })).toMatchObject({ near: 1 })
    expect(await warningOf(id)).toBe(null)
    // Who is announced goes on counting, unless the term of its kind becomes shorter: then everybody has thirty days again.
    await run(startOfTest)
    expect(await neverReached(defaultTerms)).toMatchObject({ near: 1, announced: 1 })
    expect(await neverReached({ ...defaultTerms, left: 6 })).toMatchObject({ near: 1, announced: 1 })
    expect(await neverReached(shorter)).toMatchObject({ near: 2, announced: 0 })
    await expect(checkRetentionTerms(coordinator, shorter)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('that is shortened begins every warning of that kind anew, and the others go on', async () => {
    const { id } = await anOldFamily()
    const refusing = await anOldFamily({ mayCall: false })
    await runDays(addDays(startOfTest, -29), 29)
    await updateRetentionTerms(admin, shorter)
    await run(startOfTest)
    expect([await warningOf(id), await warningOf(refusing.id)]).toMatchObject([{ days: 0 }, { days: 29 }])
    expect(await runDays(addDays(startOfTest, 1), 29)).toBe(1)
    expect([await isThere(id), await isThere(refusing.id)]).toEqual([true, false])
    expect(await runDays(addDays(startOfTest, 30), 1)).toBe(1)
  })

  test('that was put right before thirty days passed has removed nothing', async () => {
    const { id } = await aKnownFamily(organisationId, { createdAt: new Date('2026-06-01T10:00:00Z') })
    await updateRetentionTerms(admin, shorter)
    await runDays(startOfTest, 29)
    expect(await warningOf(id)).toMatchObject({ days: 28 })
    await updateRetentionTerms(admin, defaultTerms)
    expect(await runDays(addDays(startOfTest, 29), 5)).toBe(0)
    expect([await isThere(id), await warningOf(id)]).toEqual([true, null])
  })
})

describe('keeping a family longer', () => {
  const extension = { reason: 'help_goes_on', until: addDays(startOfTest, 100) } as const

  test('is a coordinator’s, for families of the own organisation', async () => {
    const { id } = await aWarnedFamily()
    for (const role of ['caller', 'coach', 'reader', 'admin'] as const)
      await expect(
        recordExtension(await anActor(organisationId, role), { ...extension, familyIds: [id] }),
      ).rejects.toMatchObject({ code: 'forbidden' })
    const stranger = await aKnownFamily(await anOrganisation())
    for (const foreign of [stranger.id, randomUUID()])
      await expect(recordExtension(coordinator, { ...extension, familyIds: [id, foreign] })).rejects.toMatchObject({
        code: 'not_found',
      })
    expect(await database().retentionExtension.count({ where: { organisationId } })).toBe(0)
  })

  test.each([startOfTest, addDays(startOfTest, -1), '2028-03-02'])(
    'refuses %s, which is over or too far',
    async (until) => {
      const { id } = await aWarnedFamily(1)
      await expect(recordExtension(coordinator, { ...extension, until, familyIds: [id] })).rejects.toMatchObject({
        problems: [{ path: 'until', reason: 'extension_day' }],
      })
    },
  )

  test('keeps each family through that day, and announces it anew before', async () => {
    const [family, second] = [await anOldFamily(), await anOldFamily()]
    const { id: notChosen } = await aWarnedFamily()
    const familyIds = [family.id, second.id]
    setDay(startOfTest)
    expect(await recordExtension(coordinator, { ...extension, familyIds })).toEqual({ count: 2 })
    for (const id of familyIds)
      expect((await auditOf(id)).at(-1)).toEqual({ verb: 'retention.extend', detail: extension })
    expect((await run(startOfTest)).removed).toBe(1)
    expect(await Promise.all([...familyIds, notChosen].map(isThere))).toEqual([true, true, false])
    const dayAfter = addDays(extension.until, 1)
    expect(await runDays(addDays(startOfTest, 69), 32)).toBe(0)
    expect(await warningOf(family.id)).toMatchObject({ endsOn: dayAfter, days: 29 })
    // Whoever decides again sees what was decided before.
    const { families } = await announcedFamilies(coordinator, 1)
    expect(families.map((announced) => announced.extension)).toEqual([extension, extension])
    expect((await run(dayAfter)).removed).toBe(2)
  })
})

describe('a restored copy', () => {
  test('announces a family that came back anew, and erases it at once when the list of erasures is applied', async () => {
    const { id } = await aWarnedFamily()
    // Its key was destroyed, so a copy has the row of the family and nothing of it that opens.
    const row = await database().family.findUniqueOrThrow({ where: { id } })
    expect((await run(startOfTest)).removed).toBe(1)
    const list = await erasureList(systemActor(organisationId))
    const restore = async () => {
      await database().family.create({ data: row })
      const day = dateColumn(addDays(startOfTest, -1))
      const warning = { familyId: id, organisationId, kind: 'never_reached' as const, countsFrom: day, endsOn: day }
      await database().retentionWarning.create({ data: { ...warning, countedOn: day, days: 29 } })
    }
    await restore()
    expect((await run(addDays(startOfTest, 20))).removed).toBe(0)
    expect(await warningOf(id)).toMatchObject({ days: 0 })
    expect(await runDays(addDays(startOfTest, 21), 30)).toBe(1)
    await restore()
    expect(await applyErasures(systemActor(organisationId), list)).toEqual({ count: 1 })
    expect(await isThere(id)).toBe(false)
  })
})
