/**
 * The access matrix a second time, with the checks of the code switched off: everybody may do everything, and a scope is no
 * condition. What is refused here, the database refuses alone. No build of the application can be made so: this file alone replaces
 * these modules. The questions and writes are those of the features (`entry-points.ts`), for each thing of one family.
 */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { roles, type StaffActor } from '@/domain/access/actor'
import type * as access from '@/domain/access/can'
import type * as scope from '@/domain/access/scope'
import { addAppointment } from '@/features/calls/commands/add-appointment'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { requestCall } from '@/features/calls/commands/request-call'
import { addConcernEntry } from '@/features/concerns/commands/add-concern-entry'
import { addFamilyConcern } from '@/features/concerns/commands/add-family-concern'
import { eraseFamily } from '@/features/erasures/commands/erase-family'
import { recordParentRequest } from '@/features/parent-requests/commands/record-parent-request'
import type * as actions from '@/server/action'
import type * as routes from '@/server/route'
import { createCareStep } from '@/server/care-steps'
import { inTransaction, ofOrganisation } from '@/server/db'
import { storeNotice } from '@/features/calls/parts/store-notice'
import { addDays } from '@/domain/dates'
import { dateColumn, now, today } from '@/server/clock'
import { everyCommand, everyQuery, type Ask, type Things } from './entry-points'
import { aHelpItem, aKnownFamily, anActor, anInterview, anOrganisation, storeAnswers } from './factories'
import { database, ownerDatabase } from './owner'

vi.mock('@/domain/access/can', async (original) => ({
  ...(await original<typeof access>()),
  can: () => true,
}))
vi.mock('@/domain/access/scope', async (original) => ({
  ...(await original<typeof scope>()),
  isInScope: () => true,
}))
vi.mock('@/server/scope', async (original) => {
  const { Prisma } = await import('@/server/db')
  const asConditions = (name: string) => (name.endsWith('InScope') ? () => Prisma.sql`true` : () => ({}))
  const real = Object.entries(await original<Record<string, unknown>>())
  return Object.fromEntries(real.map(([name, value]) => [name, name.endsWith('Scope') ? asConditions(name) : value]))
})
const asPair = (schema: unknown, command: unknown) => ({ schema, command })
vi.mock('@/server/action', async (original) => ({ ...(await original<typeof actions>()), action: asPair }))
vi.mock('@/server/route', async (original) => ({ ...(await original<typeof routes>()), route: asPair }))

const secrets = ['Geheime Ouder', 'Geheime woorden']
const words = secrets[1]!
let organisationId: string
let things: Things
let ref: string
let own: Record<(typeof roles)[number], StaffActor>
/** Of the same organisation, and none of these is their family. */
let colleagues: Record<'without it' | 'whose lease ran out' | 'whose cover ended', StaffActor>
let strangers: StaffActor[]
let reading: Record<string, Ask>
let writing: Record<string, Ask>

const everybody = (of: string) => Promise.all(roles.map((role) => anActor(of, role)))

/** A family of which each row holds one of the secrets. */
const aSecretFamily = async (caller: StaffActor, coordinator: StaffActor) => {
  const family = await aKnownFamily(organisationId, {
    parentName: secrets[0]!,
    callerId: caller.staffId,
    children: [{ age: 9 }],
  })
  const [familyId, interview] = [
    family.id,
    await anInterview(organisationId, { familyId: family.id, callerId: caller.staffId }),
  ]
  await storeAnswers(organisationId, [{ interviewId: interview.id, key: 'conversation_note', value: words }])
  const help = await aHelpItem(organisationId, { familyId, text: words, ownerId: caller.staffId })
  const ofInterview = { concernId: null, kind: 'raised', text: words, source: null } as const
  await addConcernEntry(caller, { ...ofInterview, id: interview.id, entryId: randomUUID() })
  const familyConcern = randomUUID()
  await addFamilyConcern(caller, { familyId, entryId: familyConcern, text: words, source: null })
  const asked = { familyId, kind: 'access', askedOn: '2020-04-01', words } as const
  await recordParentRequest(coordinator, { ...asked, id: randomUUID() })
  const attempt = { id: randomUUID(), familyId, contactPointId: null, outcome: 'no_answer', channel: 'phone' } as const
  await recordAttempt(caller, { ...attempt, wish: null, appointment: null, note: words })
  const day = addDays(today(), 2)
  const request = { id: randomUUID(), familyId, time: null, partsOfDay: [], note: words }
  await requestCall(caller, { ...request, reason: 'wish', notBefore: day })
  const appointment = {
    id: randomUUID(),
    familyId,
    from: '10:00',
    until: null,
    channel: 'phone',
    chosenBy: null,
    reminder: null,
  } as const
  await addAppointment(caller, { ...appointment, day, note: words, ownerId: null })
  const notice = randomUUID()
  const careStep = await inTransaction(ofOrganisation(organisationId), async (tx) => {
    await storeNotice(tx, coordinator, { id: notice, familyId, kind: 'passed_on', note: words })
    const promised = { kind: 'parent', familyId, interviewId: interview.id, ownerId: caller.staffId } as const
    return createCareStep(tx, caller, { ...promised, note: words, dueOn: today() })
  })
  const { id: concern } = await database().safetyConcern.findFirstOrThrow({ where: { interviewId: interview.id } })
  ref = family.ref
  const ids = { family: familyId, interview: interview.id, help: help.id, concern, familyConcern, notice }
  const more = { careStep: careStep.id, appointment: appointment.id, attempt: attempt.id, request: request.id }
  return { ...ids, ...more, point: family.contactPoints[0]!.id, colleague: caller.staffId }
}

beforeAll(async () => {
  organisationId = await anOrganisation()
  const elsewhere = await anOrganisation()
  const mine = await everybody(organisationId)
  own = Object.fromEntries(mine.map((actor) => [actor.role, actor])) as typeof own
  strangers = await everybody(elsewhere)
  things = await aSecretFamily(own.caller, own.coordinator)
  colleagues = {
    'without it': await anActor(organisationId, 'caller'),
    'whose lease ran out': await anActor(organisationId, 'caller'),
    'whose cover ended': await anActor(organisationId, 'caller'),
  }
  // Each has a family and a call of their own.
  for (const { staffId } of Object.values(colleagues)) {
    const { id: familyId } = await aKnownFamily(organisationId, { callerId: staffId })
    await anInterview(organisationId, { familyId, callerId: staffId })
  }
  const lease = { organisationId, familyId: things.family, staffId: colleagues['whose lease ran out'].staffId }
  await database().callLease.deleteMany({ where: { familyId: things.family } })
  await database().callLease.create({ data: { ...lease, expiresAt: new Date(now().getTime() - 1000) } })
  const cover = { staffId: own.caller.staffId, coverId: colleagues['whose cover ended'].staffId }
  const days = { fromDay: dateColumn(addDays(today(), -7)), untilDay: dateColumn(addDays(today(), -1)) }
  await database().absence.create({ data: { organisationId, ...cover, ...days } })
  reading = await everyQuery(things)
  writing = {
    ...(await everyCommand(things)),
    'erasures/eraseFamily of its number': (actor) =>
      eraseFamily(actor, { ref, reason: 'parent_asked', familyId: things.family }),
  }
})

/** What somebody reads, or how it was refused. */
const outcomeOf = (ask: Ask, actor: StaffActor) =>
  ask(actor).then(
    (answer) => JSON.stringify(answer) ?? '',
    (error: { code?: string }) => String(error.code),
  )

const holdsSecret = (text: string) => secrets.some((secret) => text.includes(secret))

/** The questions to which the answer has a secret. */
const answeredTo = async (actor: StaffActor) => {
  const answered: string[] = []
  for (const [what, ask] of Object.entries(reading)) if (holdsSecret(await outcomeOf(ask, actor))) answered.push(what)
  return answered
}

const setSecurity = (how: 'enable' | 'disable') =>
  ownerDatabase().$executeRawUnsafe(`do $$ declare name text; begin
    for name in select oid::regclass from pg_class where relforcerowsecurity and relnamespace = 'public'::regnamespace
    loop execute format('alter table %s ${how} row level security', name); end loop; end $$`)

/** Every row that leads to the family, by table. */
const contents = async (): Promise<Record<string, string>> => {
  const tables = await ownerDatabase().$queryRaw<{ name: string; column: string }[]>`
    select distinct on (table_name) table_name as name, column_name as column from information_schema.columns
    where table_schema = 'public' and column_name in ('family_id', 'interview_id', 'concern_id')
      and table_name <> 'erasure' order by table_name, column_name = 'family_id' desc, column_name = 'interview_id' desc`
  const owners: Record<string, string> = {
    family_id: `'${things.family}'`,
    interview_id: `(select id from interview where family_id = '${things.family}')`,
    concern_id: `(select id from safety_concern where family_id = '${things.family}')`,
  }
  const sums = [{ name: 'family', column: 'id' }, ...tables].map(({ name, column }) => {
    const of = column === 'id' ? `= '${things.family}'` : `in ${owners[column]!.replace(/^'(.*)'$/, "('$1')")}`
    return `select '${name}' as name, coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from "${name}" t where "${column}" ${of}`
  })
  const rows = await ownerDatabase().$queryRawUnsafe<{ name: string; sum: string }[]>(sums.join(' union all '))
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]))
}

const contentsAfter = async (actor: StaffActor, ask: Ask) => {
  await outcomeOf(ask, actor)
  return JSON.stringify(await contents())
}

/** The writes that change something of the family. */
const changedBy = async (actor: StaffActor) => {
  const done: string[] = []
  let before = JSON.stringify(await contents())
  for (const [what, ask] of Object.entries(writing)) {
    const after = await contentsAfter(actor, ask)
    if (after !== before) done.push(what)
    before = after
  }
  return done
}

describe('with the checks of the code switched off', () => {
  test('whoever has the family reads it by most questions', async () => {
    expect(Object.keys(reading).length).toBeGreaterThan(100)
    const [ofCaller, ofCoordinator] = [await answeredTo(own.caller), await answeredTo(own.coordinator)]
    expect(Math.min(ofCaller.length, ofCoordinator.length)).toBeGreaterThanOrEqual(25)
  })

  test('a caller of the same organisation reads nothing of it: without it, after a lease, and after a cover', async () => {
    for (const [which, actor] of Object.entries(colleagues))
      expect([which, await answeredTo(actor)]).toEqual([which, []])
  })

  test('nobody who plans or makes no calls reads anything of it', async () => {
    for (const role of ['coach', 'reader', 'admin'] as const)
      expect([role, await answeredTo(own[role])]).toEqual([role, []])
  })

  test('nobody of another organisation reads anything of it', async () => {
    for (const actor of strangers) expect([actor.role, await answeredTo(actor)]).toEqual([actor.role, []])
  })

  test('it is the database that refuses: without its policies the same questions are answered', async () => {
    await setSecurity('disable')
    const [ofColleague, ofStranger] = [await answeredTo(colleagues['without it']), await answeredTo(strangers[0]!)]
    await setSecurity('enable')
    // A stranger is shown lists of their own organisation.
    expect(ofColleague.length).toBeGreaterThanOrEqual(25)
    expect(ofStranger.length).toBeGreaterThanOrEqual(20)
  })

  test('nobody but those two changes anything of it', async () => {
    const before = await contents()
    expect(Object.values(before).filter((sum) => sum !== '').length).toBeGreaterThan(15)
    const others = [...Object.values(colleagues), ...strangers, own.coach, own.reader]
    for (const actor of others)
      for (const [what, ask] of Object.entries(writing)) {
        const outcome = await outcomeOf(ask, actor)
        expect([what, actor.role, holdsSecret(outcome)]).toEqual([what, actor.role, false])
      }
    // Whoever had the family on lease ends their own lease, when they ask for the next one.
    expect({ ...(await contents()), call_lease: before.call_lease }).toEqual(before)
    expect(await database().callLease.count({ where: { familyId: things.family, expiresAt: { gt: now() } } })).toBe(0)
  })

  test('an administrator erases it by its number, and changes it by nothing else', async () => {
    const before = await contents()
    for (const [what, ask] of Object.entries(writing))
      if (!what.startsWith('erasures/')) await outcomeOf(ask, own.admin)
    expect(await contents()).toEqual(before)
  })

  test('without its policies the same writes change it', async () => {
    await setSecurity('disable')
    const done = await changedBy(colleagues['without it'])
    await setSecurity('enable')
    expect(done.length).toBeGreaterThanOrEqual(15)
  })
})
