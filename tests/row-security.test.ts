import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { roles } from '@/domain/access/actor'
import {
  database,
  inTransaction,
  ofOrganisation,
  preparedAs,
  Prisma,
  withScope,
  type Scope,
  type Transaction,
} from '@/server/db'
import { inEachOrganisation } from '@/server/organisations'
import { purposes, type Purpose } from '@/server/row-scope'
import { aFamily, aHelpItem, anActor, anInterview, anOrganisation } from './factories'
import { database as ownerRows } from './owner'
import { appRights, insertRowInEveryTable } from './setup/rights.mjs'

/** What is of no organisation, and why the application sees it whole. */
const ofNobody = {
  _prisma_migrations: 'the names of migrations',
  audit_anchor: 'days and numbers of the one chain',
  audit_head: 'the end of the one chain: a number and a MAC',
  audit_seal: 'the one chain: numbers and MACs, no row of the log',
  key_store: 'the id of a folder',
  passkey_challenge: 'random bytes for a browser on which nobody signed in yet',
  sign_in_attempt: 'keyed hashes of accounts and addresses, counted before anybody is known',
  signal_position: 'how far the chain was looked through',
}

const organisationId = randomUUID()
const admin = new pg.Client({
  connectionString: Object.assign(new URL(inject('templateUrls').admin), {
    pathname: new URL(process.env.DATABASE_URL ?? '').pathname,
  }).toString(),
})
const app = new pg.Client({ connectionString: process.env.DATABASE_URL })

/** The column that says of which organisation a row is. Null: another table says it, or it is of none. */
const ownColumns = new Map<string, string | null>([
  ['organisation', 'id'],
  ['quote_consent', null],
  ['clear_text', null],
])
const ownRow = (table: string) => (ownColumns.has(table) ? ownColumns.get(table) : 'organisation_id')

let tables: string[] = []

beforeAll(async () => {
  await Promise.all([admin.connect(), app.connect()])
  expect(await insertRowInEveryTable(admin)).toEqual([])
  await admin.query(`insert into clear_text values ('help_item', 'text', 'x', gen_random_uuid(), 'x')`)
  const { rows } = await admin.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  )
  tables = rows.map(({ name }) => name).filter((name) => !(name in ofNobody))
})
afterAll(() => Promise.all([admin.end(), app.end()]))

/** Runs as the application with these settings, in a transaction that is undone. */
const asApp = async <Result>(settings: Record<string, string>, work: () => Promise<Result>): Promise<Result> => {
  await app.query('begin')
  try {
    for (const [name, value] of Object.entries(settings))
      await app.query('select set_config($1, $2, true)', [`nabij.${name}`, value])
    return await work()
  } finally {
    await app.query('rollback')
  }
}

/** The tables of which the application sees a row. */
const seenWith = (settings: Record<string, string>) =>
  asApp(settings, async () => {
    const seen: string[] = []
    for (const table of tables) {
      const { rows } = await app.query<{ count: number }>(`select count(*)::int as count from "${table}"`)
      if (rows[0]?.count) seen.push(table)
    }
    return seen
  })

describe('the catalogue', () => {
  test('has row-level security on every table but those of nobody, also for the owner', async () => {
    const { rows } = await admin.query<{ name: string; isOn: boolean; policies: string[] }>(
      `select relname as name, relrowsecurity and relforcerowsecurity as "isOn",
         array(select polname::text from pg_policy where polrelid = c.oid and polname in ('owner', 'own_organisation') order by 1) as policies
       from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`,
    )
    expect(rows.filter(({ isOn }) => !isOn).map(({ name }) => name)).toEqual(Object.keys(ofNobody))
    for (const { name, isOn, policies } of rows)
      if (isOn) expect([name, policies]).toEqual([name, ['own_organisation', 'owner']])
  })

  /** What leads to a family and has no policy for callers, and why. */
  const notOfCallers = {
    contributor: 'what was published, under pseudonyms, which callers do not read',
    parent_request: 'no caller sees one',
    report_omission: 'no caller sees one',
    talk_request: 'who wants to talk with whom; nothing of the family',
  }

  test('says of every table that leads to a family what a caller sees and changes of it', async () => {
    const { rows } = await admin.query<{ name: string; policies: string[] }>(
      `with recursive leads as (
         select 'family'::regclass::oid as id
         union select conrelid from pg_constraint join leads on confrelid = leads.id where contype = 'f')
       select id::regclass::text as name, array(
         select polname::text from pg_policy where polrelid = id and polname like '%by_caller' order by 1) as policies
       from leads order by 1`,
    )
    const withPolicies = rows.filter(({ policies }) => policies.length > 0)
    expect(rows.filter(({ policies }) => policies.length === 0).map(({ name }) => name)).toEqual(
      Object.keys(notOfCallers),
    )
    for (const { name, policies } of withPolicies)
      expect([name, policies]).toEqual([
        name,
        ['added_by_caller', 'changed_by_caller', 'deleted_by_caller', 'seen_by_caller'],
      ])
  })

  test('lets no row be given to another organisation, family or interview, nor be of an interview of another family', async () => {
    const { rows } = await admin.query<{ name: string; columns: string[]; kept: string[]; isCompared: boolean }>(
      `select relname as name, columns, coalesce(array(select attname::text from pg_trigger t join pg_attribute a
           on a.attrelid = t.tgrelid and a.attnum = any (t.tgattr) where t.tgrelid = c.oid and tgname = 'row_stays'
           and tgenabled = 'O' order by 1), '{}') as kept,
         exists (select from pg_trigger where tgrelid = c.oid and tgname = 'interview_is_of_family' and tgenabled = 'O') as "isCompared"
       from pg_class c, lateral (select array_agg(attname::text order by attname) as columns from pg_attribute
         where attrelid = c.oid and attname in ('organisation_id', 'family_id', 'interview_id')) found
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and columns is not null order by relname`,
    )
    expect(rows.length).toBeGreaterThan(50)
    expect(rows.map(({ name, kept }) => [name, kept])).toEqual(rows.map(({ name, columns }) => [name, columns]))
    const ofBoth = rows.filter(({ columns }) => columns.includes('family_id') && columns.includes('interview_id'))
    expect(rows.filter(({ isCompared }) => isCompared)).toEqual(ofBoth)
    expect(ofBoth.map(({ name }) => name)).toContain('safety_concern')
  })

  test('shows all rows to nobody who signs in but the owner', async () => {
    const { rows } = await admin.query(
      `select distinct polroles::regrole[]::text as roles from pg_policy join pg_class c on c.oid = polrelid
       where relnamespace = 'public'::regnamespace and pg_get_expr(polqual, polrelid) = 'true'`,
    )
    expect(rows).toEqual([{ roles: '{nabij_owner}' }])
  })
})

/** The code of the error with which the database answers a change of the own organisation's rows. */
const outcomeOf = (change: string) =>
  asApp({ organisation: organisationId }, () => app.query(change)).then(
    () => 'done',
    ({ code }: { code: string }) => code,
  )

describe('the database alone', () => {
  test('shows the application no row without a scope, nor with another one', async () => {
    const { rows } = await admin.query<{ count: number }>(
      tables.map((table) => `select '${table}' as name, count(*)::int as count from "${table}"`).join(' union all '),
    )
    expect(rows.every(({ count }) => count > 0)).toBe(true)
    expect(await seenWith({})).toEqual([])
    expect(await seenWith({ organisation: '' })).toEqual([])
    expect(await seenWith({ organisation: randomUUID() })).toEqual([])
    expect(await seenWith({ purpose: 'everything' })).toEqual([])
  })

  test('shows the rows of its own organisation, and lets none be given to another', async () => {
    await admin.query('set session_replication_role = replica') // no trigger keeps the log as it is
    for (const table of tables) {
      const column = ownRow(table)
      if (column) await admin.query(`update "${table}" set ${column} = $1`, [organisationId])
    }
    await admin.query('update quote_consent set quote_id = (select id from quote)')
    expect(await seenWith({ organisation: organisationId })).toEqual(tables.filter((name) => name !== 'clear_text'))
    for (const table of tables) {
      const column = ownRow(table)
      const rights: string = Reflect.get(appRights, table)
      if (!column) continue
      const { rows } = await admin.query<{ list: string }>(
        `select string_agg(quote_ident(attname), ', ') as list from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
        [table],
      )
      const copy = `insert into "${table}" (${rows[0]?.list}) select ${rows[0]?.list} from (select
        (jsonb_populate_record(mine, jsonb_build_object('${column}', gen_random_uuid()))).* from "${table}" mine) copied`
      if (rights.includes('i')) expect([table, await outcomeOf(copy)]).toEqual([table, '42501'])
      const gift = `update "${table}" set ${column} = gen_random_uuid()`
      // Where nothing may be changed at all, a trigger says so before a policy is asked.
      if (rights.includes('u'))
        expect([table, await outcomeOf(gift)]).toEqual([table, expect.stringMatching(/^(42501|P0001)$/)])
    }
  })

  test('lets nothing of another organisation be changed, locked or deleted', async () => {
    await asApp({ organisation: randomUUID() }, async () => {
      for (const table of tables) {
        const column = ownRow(table)
        const rights: string = Reflect.get(appRights, table)
        if (!column) continue
        if (rights.includes('u')) {
          expect((await app.query(`update "${table}" set ${column} = ${column}`)).rowCount).toBe(0)
          expect((await app.query(`select from "${table}" for update`)).rowCount).toBe(0)
        }
        if (rights.includes('d')) expect((await app.query(`delete from "${table}"`)).rowCount).toBe(0)
      }
    })
  })

  test('lets no row be given to another family or interview of the same organisation', async () => {
    const { rows } = await admin.query<{ name: string; column: string }>(
      `select relname as name, attname as column from pg_class c join pg_attribute on attrelid = c.oid
       where relnamespace = 'public'::regnamespace and relkind = 'r' and attname in ('family_id', 'interview_id') order by 1, 2`,
    )
    const changeable = rows.filter(({ name }) => String(Reflect.get(appRights, name)).includes('u'))
    expect(changeable.length).toBeGreaterThan(20)
    for (const { name, column } of changeable) {
      const outcome = await outcomeOf(`update "${name}" set ${column} = gen_random_uuid()`)
      // Where nothing at all may be changed, that is said first.
      expect([name, column, outcome]).toEqual([name, column, expect.stringMatching(/^(42501|P0001)$/)])
    }
  })

  test('writes into the log of its own organisation alone', async () => {
    const write = `select write_audit_row($1, null, 'x', null, null)`
    const written = asApp({ organisation: organisationId }, () => app.query(write, [randomUUID()]))
    await expect(written).rejects.toMatchObject({ code: '42501' })
    expect((await asApp({ organisation: organisationId }, () => app.query(write, [organisationId]))).rowCount).toBe(1)
  })
})

describe('a role', () => {
  const ofCalls =
    `answer answer_change appointment call_lease call_notice call_request caller_check_in care_step child concern_entry
    concern_sighting contact_attempt contact_change contact_point family_identity help_follow_up help_item interpreter_booking interpreter_refusal interview interview_fact
    interview_fact_school next_step quote_consent room room_link room_seat room_signal safety_concern`.split(/\s+/)
  const ofRequests = ['parent_request', 'report_omission']

  test.each([
    ['coordinator', []],
    // A caller sees families of theirs alone, and nobody is named here. They see who interprets.
    ['caller', [...ofCalls, ...ofRequests, 'family', 'retention_extension', 'retention_warning']],
    ['coach', [...ofCalls, ...ofRequests, 'interpreter']],
    ['reader', [...ofCalls, ...ofRequests, 'interpreter']],
    ['admin', [...ofCalls, ...ofRequests, 'interpreter']],
    // No role of ours.
    ['owner', [...ofCalls, ...ofRequests, 'interpreter']],
  ])('of its own organisation does not see what is not its work: %s', async (role, hidden) => {
    const seen = await seenWith({ organisation: organisationId, role })
    expect(seen).toEqual(tables.filter((name) => name !== 'clear_text' && !hidden.includes(name)))
  })

  test('but who keeps the register adds, changes and removes no interpreter', async () => {
    const copy = `insert into interpreter (id, organisation_id, name) select gen_random_uuid(), organisation_id, name from interpreter`
    for (const [role, count, added] of [
      ['coordinator', 1, 'done'],
      ['caller', 0, '42501'],
      ['coach', 0, 'done'],
    ] as const) {
      const settings = { organisation: organisationId, role }
      expect((await asApp(settings, () => app.query('update interpreter set version = 2'))).rowCount).toBe(count)
      expect((await asApp(settings, () => app.query('delete from interpreter'))).rowCount).toBe(count)
      const outcome = asApp(settings, () => app.query(copy)).then(
        () => 'done',
        ({ code }: { code: string }) => code,
      )
      // A coach sees none to copy.
      expect([role, await outcome]).toEqual([role, added])
    }
  })
})

describe('a purpose', () => {
  const opened: Record<Purpose, string[]> = {
    sign_in: 'absence factor known_device one_time_link organisation passkey provider_account session staff'.split(' '),
    link: 'calendar_feed one_time_link release_link room_link room_seat staff'.split(' '),
    jobs: ['job'],
    log: ['audit', 'organisation'],
    organisations: ['organisation'],
    start: ['clear_text'],
  }

  test.each(purposes)('shows of all organisations what is needed for it and nothing else: %s', async (purpose) => {
    expect(await seenWith({ purpose })).toEqual(opened[purpose])
  })

  test('of signing in changes nothing else of a session', async () => {
    const change = (column: string) =>
      asApp({ purpose: 'sign_in' }, () => app.query(`update session set ${column} = now() + interval '1 minute'`))
    expect((await change('last_seen_at')).rowCount).toBe(1)
    for (const column of ['expires_at', 'verified_at', 'ended_at'])
      await expect(change(column)).rejects.toMatchObject({ code: '42501' })
  })

  test('changes nothing, but for the moment at which a session was used', async () => {
    for (const purpose of purposes)
      for (const table of tables) {
        const rights: string = Reflect.get(appRights, table)
        if (!rights.includes('u') || !ownRow(table)) continue
        const change = `update "${table}" set ${ownRow(table)} = ${ownRow(table)}`
        const { rowCount } = await asApp({ purpose }, () => app.query(change))
        expect([purpose, table, rowCount]).toEqual([
          purpose,
          table,
          purpose === 'sign_in' && table === 'session' ? 1 : 0,
        ])
      }
  })
})

describe('a part of a transaction', () => {
  test('has a scope of its own, and the rest has the first one, also after what failed', async () => {
    const [one, other] = [await anOrganisation(), await anOrganisation()]
    for (const id of [one, other]) await aFamily(id, id)
    const refs = async (tx: Transaction) => (await tx.family.findMany({ select: { ref: true } })).map(({ ref }) => ref)
    const seen = await inTransaction(ofOrganisation(one), async (tx) => {
      const first = await refs(tx)
      const inner = await withScope(ofOrganisation(other), async () => {
        const nested = await withScope(ofOrganisation(one), () => refs(tx))
        return [...(await refs(tx)), ...nested]
      })
      await expect(withScope(ofOrganisation(other), () => Promise.reject(new Error('of the work')))).rejects.toThrow(
        'of the work',
      )
      return [first, inner, await refs(tx)]
    })
    expect(seen).toEqual([[one], [other, one], [one]])
    const left = database('start').$queryRaw`select current_setting('nabij.organisation', true) as organisation`
    expect(await left).toEqual([{ organisation: '' }])
  })
})

describe('a statement of the application', () => {
  const refsOf = async (scope: Scope) =>
    (await database(scope).family.findMany({ select: { ref: true } })).map(({ ref }) => ref)

  test('has the scope that its caller said, in whatever order many run', async () => {
    const organisations = await Promise.all(Array.from({ length: 12 }, () => anOrganisation()))
    for (const id of organisations) await aFamily(id, id)
    const asked = Array.from({ length: 120 }, (_, index) => organisations[index % 12]!)
    const alone = await Promise.all(asked.map((id) => refsOf(ofOrganisation(id))))
    const together = await Promise.all(
      asked.map((id) =>
        inTransaction(ofOrganisation(id), async (tx) => (await tx.family.findMany()).map(({ ref }) => ref)),
      ),
    )
    expect(alone).toEqual(asked.map((id) => [id]))
    expect(together).toEqual(asked.map((id) => [id]))
  })

  test('finds nothing of another organisation, though it asks for everything', async () => {
    const [one, other] = [await anOrganisation(), await anOrganisation()]
    const family = await aFamily(other, 'theirs')
    const actor = await anActor(one, 'coordinator')
    expect(await refsOf(actor)).toEqual([])
    expect(await database(actor).$queryRaw`select id from family where id = ${family}::uuid`).toEqual([])
    expect(await database(actor).family.updateMany({ data: { ref: 'mine' } })).toEqual({ count: 0 })
    const stolen = database(actor).family.create({ data: { organisationId: other, ref: 'x', listedSince: new Date() } })
    await expect(stolen).rejects.toThrow('row-level security')
  })

  test('deletes no family of another organisation by the functions of the owner', async () => {
    const [one, other] = [await anOrganisation(), await anOrganisation()]
    const family = await aFamily(other, 'theirs')
    const erase = (organisation: string) =>
      inTransaction(ofOrganisation(one), (tx) => {
        const row = {
          id: randomUUID(),
          organisation_id: organisation,
          family_id: family,
          ref_hash: '00',
          reason: 'mistake',
        }
        return tx.$queryRaw`select apply_erasures(${JSON.stringify([row])}::jsonb)`
      })
    for (const organisation of [one, other]) await expect(erase(organisation)).rejects.toThrow('another organisation')
    const removed = await inTransaction(
      ofOrganisation(one),
      (tx) => tx.$queryRaw`select apply_retention(${family}::uuid, '00', now()) as "isRemoved"`,
    )
    expect(removed).toEqual([{ isRemoved: false }])
    expect(await refsOf(ofOrganisation(other))).toEqual(['theirs'])
  })

  test('for every organisation is made for the others too when it fails for one', async () => {
    const [one, other] = [await anOrganisation(), await anOrganisation()]
    const done: string[] = []
    const failing = inEachOrganisation(async (_scope, id) => {
      if (id === one) throw new Error('of one organisation')
      await Promise.resolve(done.push(id))
    })
    await expect(failing).rejects.toThrow('of one organisation')
    expect(done).toContain(other)
    expect(done).not.toContain(one)
  })

  test('leaves nothing on its connection, also after an error', async () => {
    const id = await anOrganisation()
    await aFamily(id, 'F')
    const name = preparedAs('row-security-test')
    const divided = (by: number) =>
      database(ofOrganisation(id)).$queryRaw<{ ref: string }[]>(
        Prisma.sql`${name} select ref, 1 / ${by}::int as one from family`,
      )
    for (let round = 0; round < 3; round++) {
      await expect(Promise.all(Array.from({ length: 12 }, () => divided(0)))).rejects.toThrow('division by zero')
      expect(await Promise.all(Array.from({ length: 24 }, () => divided(1)))).toEqual(
        Array.from({ length: 24 }, () => [{ ref: 'F', one: 1 }]),
      )
      const left = Array.from(
        { length: 24 },
        () => database('start').$queryRaw`
        select current_setting('nabij.organisation', true) as organisation, (select count(*)::int from family) as families`,
      )
      expect(await Promise.all(left)).toEqual(left.map(() => [{ organisation: '', families: 0 }]))
    }
  })

  test('outside a transaction is not put together with that of another caller', async () => {
    const id = await anOrganisation()
    const found = database(ofOrganisation(id)).organisation.findUnique({ where: { id } })
    await expect(found).rejects.toThrow('findFirst')
    await expect(
      inTransaction(ofOrganisation(id), (tx) => tx.organisation.findUnique({ where: { id }, select: { id: true } })),
    ).resolves.toEqual({ id })
  })

  test('says who is signed in, and in which role', async () => {
    const ownId = await anOrganisation()
    for (const role of roles) {
      const actor = await anActor(ownId, role)
      const settings = { organisation: ownId, role, staff: actor.staffId }
      const asked = Prisma.sql`select current_setting('nabij.organisation') as organisation,
        current_setting('nabij.role') as role, current_setting('nabij.staff') as staff`
      expect(await database(actor).$queryRaw(asked)).toEqual([settings])
      expect(await inTransaction(actor, (tx) => tx.$queryRaw(asked))).toEqual([settings])
    }
  })
})

describe('what is of a family', () => {
  const twoFamilies = async () => {
    const id = await anOrganisation()
    const caller = await anActor(id, 'caller')
    const [one, other] = [await aFamily(id, 'one'), await aFamily(id, 'other')]
    await ownerRows().family.updateMany({ where: { organisationId: id }, data: { callerId: caller.staffId } })
    const interview = await anInterview(id, { familyId: one, callerId: caller.staffId })
    return { id, caller, one, other, interviewId: interview.id, coordinator: await anActor(id, 'coordinator') }
  }

  test('stays with it, though the caller calls both families, and so does a lease', async () => {
    const { id: organisationId, caller, one: familyId, other } = await twoFamilies()
    const ownerId = caller.staffId
    await aHelpItem(organisationId, { familyId, ownerId })
    await ownerRows().careStep.create({
      data: { organisationId, kind: 'parent', familyId, ownerId, dueOn: new Date() },
    })
    const lease = { organisationId, familyId, staffId: ownerId, takenAt: new Date(), expiresAt: new Date('2100-01-01') }
    await ownerRows().callLease.create({ data: lease })
    for (const table of ['helpItem', 'careStep', 'callLease', 'interview'] as const) {
      const change = { where: { familyId }, data: { familyId: other } }
      const given = inTransaction(caller, (tx): Promise<unknown> => {
        if (table === 'helpItem') return tx.helpItem.updateMany(change)
        if (table === 'careStep') return tx.careStep.updateMany(change)
        return table === 'callLease' ? tx.callLease.updateMany(change) : tx.interview.updateMany(change)
      })
      await expect(given).rejects.toThrow('stays with its organisation, family and interview')
    }
    const taken = (family: string) =>
      inTransaction(caller, (tx) => tx.callLease.create({ data: { ...lease, familyId: family } }))
    await ownerRows().family.updateMany({ where: { id: other }, data: { callerId: null } })
    await expect(taken(other)).rejects.toThrow('row-level security')
  })

  test('is of no interview of another family, whoever adds it', async () => {
    const { id, caller, coordinator, one, other, interviewId } = await twoFamilies()
    for (const actor of [caller, coordinator])
      for (const columns of [
        `safety_concern (id, organisation_id, interview_id, raised_by_id, family_id) values (gen_random_uuid(), $1, $2, $3`,
        `contact_attempt (id, organisation_id, interview_id, staff_id, outcome, day, family_id)
           values (gen_random_uuid(), $1, $2, $3, 'reached', current_date`,
        `help_item (id, organisation_id, interview_id, owner_id, type, week, family_id)
           values (gen_random_uuid(), $1, $2, $3, 'other', '2020-W14'`,
        `care_step (id, organisation_id, interview_id, owner_id, kind, due_on, family_id)
           values (gen_random_uuid(), $1, $2, $3, 'parent', current_date`,
      ]) {
        const added = (familyId: string) =>
          asApp({ organisation: id, role: actor.role, staff: actor.staffId }, () =>
            app.query(`insert into ${columns}, $4)`, [id, interviewId, actor.staffId, familyId]),
          )
        await expect(added(other)).rejects.toThrow('is of another family')
        expect((await added(one)).rowCount).toBe(1)
      }
  })

  test('goes with its interview to another family for who imports alone, and not when a concern was raised in it', async () => {
    const { id, caller, coordinator, one, other, interviewId } = await twoFamilies()
    const moved = (actor: { role: string; staffId: string }, familyId: string, organisation = id) =>
      asApp({ organisation, role: actor.role, staff: actor.staffId }, () =>
        app.query('select * from move_interviews($1)', [JSON.stringify([{ interviewId, familyId }])]),
      )
    const { id: help } = await aHelpItem(id, { familyId: one, interviewId })
    await expect(moved(caller, other)).rejects.toMatchObject({ code: '42501' })
    await expect(moved(coordinator, other, await anOrganisation())).rejects.toMatchObject({ code: '42501' })
    const elsewhere = await aFamily(await anOrganisation(), 'elsewhere')
    await expect(moved(coordinator, elsewhere)).rejects.toMatchObject({ code: '42501' })
    expect((await moved(coordinator, other)).rows).toEqual([{ moved_table: 'help_item', id: help }])
    await ownerRows().safetyConcern.create({
      data: { organisationId: id, familyId: one, interviewId, raisedById: caller.staffId },
    })
    await expect(moved(coordinator, other)).rejects.toMatchObject({ code: '42501' })
  })
})
