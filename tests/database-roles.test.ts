import { randomBytes } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { refuseUnsafeRoles } from '@/server/database-role'
import { audit } from '@/server/audit'
import { database, inTransaction } from '@/server/db'
import { PrismaClient } from '@/server/generated/prisma/client'
import { openingClient } from '@/server/sealed/opened-rows'
import { anActor, anOrganisation, auditOf } from './factories'
import { ownerDatabase } from './owner'
import { appRights, loginRoles, migrate, readerColumns, roleAdvice, urlOf, verbOf } from './setup/rights.mjs'

type Login = 'owner' | 'app' | 'reader'

const urls = {
  owner: process.env.DATABASE_OWNER_URL!,
  app: process.env.DATABASE_URL!,
  reader: process.env.DATABASE_READER_URL!,
}
const clients = {} as Record<Login, pg.Client>

beforeAll(async () => {
  // A second time, because it must give the same rights whatever they were before.
  await migrate(urls.owner)
  for (const login of ['owner', 'app', 'reader'] as const) {
    clients[login] = new pg.Client({ connectionString: urls[login] })
    await clients[login].connect()
  }
  await anOrganisation()
})

afterAll(() => Promise.all(Object.values(clients).map((client) => client.end())))

const rowsAs = async <Row extends pg.QueryResultRow>(login: Login, sql: string, values: unknown[] = []) =>
  (await clients[login].query<Row>(sql, values)).rows

const letterOf = Object.fromEntries(Object.entries(verbOf).map(([letter, verb]) => [verb, letter]))

/** The rights of a role on whole tables, as the list writes them, such as `siu`. */
const tableRights = async (role: string) => {
  const rows = await rowsAs<{ name: string; verbs: string[] }>(
    'owner',
    `select c.relname as name, array_agg(right_of.privilege_type::text) as verbs
     from pg_class c cross join aclexplode(c.relacl) right_of
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
       and right_of.grantee in (0, $1::regrole) group by c.relname`,
    [role],
  )
  const order = Object.keys(verbOf)
  const lettersOf = (verbs: string[]) =>
    verbs.map((verb) => letterOf[verb] ?? `[${verb}]`).sort((a, b) => order.indexOf(a) - order.indexOf(b))
  return Object.fromEntries(rows.map(({ name, verbs }) => [name, lettersOf(verbs).join('')]))
}

describe('the rights of each role', () => {
  test('on tables are those of the list, and every table stands in the list', async () => {
    const tables = await rowsAs<{ name: string }>(
      'owner',
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')`,
    )
    expect(tables.map(({ name }) => name).sort()).toEqual(Object.keys(appRights).sort())
    expect(await tableRights(loginRoles.app)).toEqual(appRights)
    expect(await tableRights(loginRoles.reader)).toEqual({})
    expect(await tableRights('nabij_audit')).toEqual({ audit: 'i', audit_head: 'siu', audit_seal: 'i' })
    expect(await tableRights('nabij_jobs')).toEqual({})
  })

  test('on columns are those that a reader of releases reads, and the id of an audit row', async () => {
    const rows = await rowsAs<{ role: string; table: string; columns: string[] }>(
      'owner',
      `select a.grantee::regrole::text as role, c.relname as table,
         array_agg(attname::text || ' ' || a.privilege_type order by attnum) as columns
       from pg_class c join pg_attribute on attrelid = c.oid cross join aclexplode(attacl) a
       where c.relnamespace = 'public'::regnamespace group by a.grantee, c.relname order by role, c.relname`,
    )
    const readable = Object.entries(readerColumns).map(([table, columns]) => ({
      role: loginRoles.reader,
      table,
      columns: columns.map((column) => `${column} SELECT`).sort(),
    }))
    expect(rows.map((row) => ({ ...row, columns: row.columns.sort() }))).toEqual([
      { role: 'nabij_audit', table: 'audit', columns: ['id SELECT'] },
      { role: 'nabij_audit', table: 'audit_seal', columns: ['seq SELECT'] },
      ...readable,
    ])
  })

  test('include no ownership, except of the jobs and of the function that writes the audit', async () => {
    const owners = await rowsAs<{ owner: string; schema: string; kind: string }>(
      'owner',
      `select distinct relowner::regrole::text as owner, relnamespace::regnamespace::text as schema, 'table' as kind
         from pg_class where relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)
       union select proowner::regrole::text, pronamespace::regnamespace::text, 'function'
         from pg_proc where pronamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)
       union select nspowner::regrole::text, nspname, 'schema' from pg_namespace where nspname = 'graphile_worker'
       order by 2, 3, 1`,
    )
    expect(owners.map(({ owner, schema, kind }) => `${kind} in ${schema}: ${owner}`)).toEqual([
      'function in graphile_worker: nabij_jobs',
      'schema in graphile_worker: nabij_jobs',
      'table in graphile_worker: nabij_jobs',
      'function in public: nabij_audit',
      'function in public: nabij_owner',
      'table in public: nabij_owner',
    ])
    const functions = await rowsAs(
      'owner',
      `select proname as name, prosecdef as definer, proconfig as config from pg_proc
       where pronamespace = 'public'::regnamespace and (prosecdef or proowner = 'nabij_audit'::regrole)
       order by proname`,
    )
    const audits = { definer: true, config: ['search_path=pg_catalog, pg_temp'] }
    expect(functions).toEqual([
      // Its triggers read tables of `public`, where nobody but the owner creates anything.
      { name: 'apply_erasures', definer: true, config: ['search_path=pg_catalog, public, pg_temp'] },
      { name: 'apply_retention', definer: true, config: ['search_path=pg_catalog, public, pg_temp'] },
      // Looks in every row for the family of an interview.
      { name: 'interview_is_of_family', ...audits },
      // What an index finds that row-level security would keep from a statement: ids of one organisation.
      { name: 'log_rows_of_family', ...audits },
      { name: 'move_interviews', definer: true, config: ['search_path=pg_catalog, public, pg_temp'] },
      // Which families a caller reaches: ids of one organisation.
      { name: 'nabij_called_families', ...audits },
      { name: 'nabij_families_of_own_work', ...audits },
      // The room of a guest, and the names that are said in it.
      { name: 'nabij_names_of_room', ...audits },
      { name: 'nabij_own_calls', ...audits },
      { name: 'nabij_room_of_seat', ...audits },
      { name: 'nabij_sees_call', ...audits },
      { name: 'nabij_stands_in_for', ...audits },
      { name: 'points_with_lookup', ...audits },
      // Looks at tables for the planner, and gives nothing.
      { name: 'recompute_statistics', ...audits },
      { name: 'record_audit_seals', ...audits },
      { name: 'write_audit_row', ...audits },
    ])
  })

  test('include no attribute and no membership of a role', async () => {
    const roles = await rowsAs(
      'owner',
      `select rolname as name, rolcanlogin as login,
         rolsuper or rolbypassrls or rolcreaterole or rolreplication or (rolcreatedb and rolname <> 'nabij_owner') as more,
         array(select roleid::regrole::text from pg_auth_members where member = r.oid and roleid not in ('pg_signal_backend'::regrole, 'pg_read_all_stats'::regrole)
           order by 1) as member
       from pg_roles r where rolname like 'nabij\\_%' order by 1`,
    )
    expect(roles).toEqual([
      { name: 'nabij_app', login: true, more: false, member: [] },
      { name: 'nabij_audit', login: false, more: false, member: [] },
      { name: 'nabij_jobs', login: false, more: false, member: [] },
      { name: 'nabij_owner', login: true, more: false, member: ['nabij_audit', 'nabij_jobs'] },
      { name: 'nabij_reader', login: true, more: false, member: [] },
    ])
  })
})

const denied = { code: '42501' }
const refused = (login: Login, sql: string) =>
  expect(rowsAs(login, sql), `${login}: ${sql}`).rejects.toMatchObject(denied)

describe('the login of the application', () => {
  test.each([
    `update audit set verb = 'x'`,
    'delete from audit',
    'truncate audit',
    `insert into audit (organisation_id, verb) values (gen_random_uuid(), 'x')`,
    'select 1 from audit for update',
    'update audit_seal set mac = mac',
    'delete from audit_seal',
    'truncate audit_seal',
    'insert into audit_seal select * from audit_seal',
    'update audit_head set seq = 0',
    'delete from audit_head',
    `select nextval('audit_id_seq')`,
    'alter table audit disable trigger all',
    'drop trigger audit_append_only on audit',
    'drop function write_audit_row',
    'create table mine (id int)',
    'create temporary table mine (id int)',
    'create schema mine',
    'create function mine() returns int language sql as $$ select 1 $$',
    'alter table family add column mine int',
    'drop table family',
    'truncate family cascade',
    'delete from family',
    `copy (select 1) to program 'true'`,
    `copy family (ref) from program 'true'`,
    `copy (select 1) to '/tmp/nabij'`,
    `select pg_read_file('/etc/hostname')`,
    'set role nabij_owner',
    'set role nabij_audit',
    'set role nabij_jobs',
    'set role nabij_reader',
    'set session authorization nabij_owner',
    'set session_replication_role = replica',
    'alter table graphile_worker._private_jobs add column mine int',
    'create table graphile_worker.mine (id int)',
    'delete from graphile_worker.migrations',
    'create role mine',
    'alter role nabij_app superuser',
    'update _prisma_migrations set checksum = checksum',
  ])('may not %s', (sql) => refused('app', sql))

  test('writes an audit row in the transaction of its cause: with it, or not at all', async () => {
    const actor = await anActor(await anOrganisation(), 'coordinator')
    const undone = inTransaction(actor, async (tx) => {
      await audit(tx, actor, 'family.create', actor.staffId, { place: 'first' })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await auditOf(actor.staffId)).toEqual([])
    await inTransaction(actor, (tx) => audit(tx, actor, 'family.create', actor.staffId))
    expect(await auditOf(actor.staffId)).toEqual([{ verb: 'family.create', detail: null }])
  })

  test('cannot write its rows elsewhere by another table of that name, or choose their moment', async () => {
    await rowsAs('owner', 'create schema if not exists elsewhere; grant usage on schema elsewhere to nabij_app')
    await rowsAs('owner', 'create table elsewhere.audit (like public.audit including all)')
    await rowsAs('app', 'set search_path = elsewhere, public')
    const organisation = await anOrganisation()
    await rowsAs('app', `set nabij.organisation = '${organisation}'`)
    const written = `select write_audit_row('${organisation}', null, 'x', null, null) as id`
    await rowsAs('app', written)
    await rowsAs('app', 'reset search_path; reset nabij.organisation')
    const rows = await ownerDatabase().audit.findMany({ where: { organisationId: organisation } })
    expect(rows.map(({ verb }) => verb)).toEqual(['x'])
    expect(Date.now() - rows[0]!.at.getTime()).toBeLessThan(3_600_000)
    expect(await rowsAs('owner', 'select 1 from elsewhere.audit')).toEqual([])
    await rowsAs('owner', 'drop schema elsewhere cascade')
  })
})

describe('the login of readers', () => {
  test('reads no table but the two of what was published, whatever role it asks for', async () => {
    for (const escape of ['reset role', 'reset session authorization', 'set role none', 'set role nabij_reader']) {
      await rowsAs('reader', escape)
      const [{ user } = { user: '' }] = await rowsAs<{ user: string }>('reader', 'select current_user as user')
      expect(user).toBe('nabij_reader')
      for (const table of Object.keys(appRights).filter((name) => !(name in readerColumns)))
        await refused('reader', `select 1 from "${table}"`)
    }
  })

  test('sees no row without a board, municipality or link', async () => {
    expect(await rowsAs('reader', 'select id from release')).toEqual([])
    expect(await rowsAs('reader', 'select id from release_revision')).toEqual([])
  })

  test.each([
    'set role nabij_app',
    'set role nabij_owner',
    'set session authorization nabij_app',
    `select write_audit_row(gen_random_uuid(), null, 'x', null, null)`,
    `select graphile_worker.add_job('x')`,
    'select 1 from graphile_worker.jobs',
    'create table mine (id int)',
    'create temporary table mine (id int)',
    `copy (select 1) to program 'true'`,
  ])('may not %s', (sql) => refused('reader', sql))
})

describe('the start', () => {
  const admin = new pg.Client({ connectionString: inject('templateUrls').admin })
  const logins: PrismaClient[] = []
  const roles: string[] = []

  const loginOf = (connectionString: string) => {
    const login = new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 1 }) })
    logins.push(login)
    return openingClient(login)
  }
  /** A login of its own on this database, with what these statements give it. */
  const loginWith = async (attributes: string, grant = (_role: string) => 'select 1') => {
    const role = `someone_${randomBytes(6).toString('hex')}`
    const password = randomBytes(12).toString('hex')
    await admin.query(`create role ${role} login ${attributes} password '${password}'`)
    roles.push(role)
    await rowsAs('owner', grant(role))
    return { role, login: loginOf(urlOf(urls.app, role, password)) }
  }
  const asAdmin = async (sql: string) => void (await admin.query(sql))

  beforeAll(() => admin.connect())
  afterAll(async () => {
    for (const login of logins) await login.$disconnect()
    for (const role of roles) await rowsAs('owner', `revoke all on all tables in schema public from ${role}`)
    for (const role of roles) await admin.query(`drop role ${role}`)
    await admin.end()
  })

  test('accepts the logins that migrate makes', async () => {
    await expect(refuseUnsafeRoles()).resolves.toBeUndefined()
  })

  test('refuses a superuser, the owner and whoever may act as the owner', async () => {
    const there = Object.assign(new URL(inject('templateUrls').admin), { pathname: new URL(urls.app).pathname })
    await expect(refuseUnsafeRoles(loginOf(there.toString()))).rejects.toThrow('of DATABASE_URL is superuser.')
    await expect(refuseUnsafeRoles(loginOf(urls.owner))).rejects.toThrow('the user nabij_owner of DATABASE_URL')
    const member = await loginWith('')
    await asAdmin(`grant nabij_owner to ${member.role}`)
    await expect(refuseUnsafeRoles(member.login)).rejects.toThrow('owns tables, or is a member')
  })

  test('refuses a login that passes by row-level security, makes roles, runs programs or changes the audit', async () => {
    const { login: bypassing } = await loginWith('bypassrls')
    await expect(refuseUnsafeRoles(bypassing)).rejects.toThrow('BYPASSRLS')
    const { login: making } = await loginWith('createrole')
    await expect(refuseUnsafeRoles(making)).rejects.toThrow('may create roles or databases')
    const running = await loginWith('')
    await asAdmin(`grant pg_execute_server_program to ${running.role}`)
    await expect(refuseUnsafeRoles(running.login)).rejects.toThrow('run programs on the server')
    const { login: changing } = await loginWith('', (role) => `grant delete on audit to ${role}`)
    await expect(refuseUnsafeRoles(changing)).rejects.toThrow('may change the audit')
  })

  test('refuses a login for readers that is the application, is too strong, or reads families', async () => {
    await expect(refuseUnsafeRoles(database('start'), loginOf(urls.app))).rejects.toThrow('is the user of DATABASE_URL')
    await expect(refuseUnsafeRoles(database('start'), loginOf(urls.owner))).rejects.toThrow('of DATABASE_READER_URL')
    const { login } = await loginWith('', (role) => `grant select (ref) on family to ${role}`)
    await expect(refuseUnsafeRoles(database('start'), login)).rejects.toThrow('may read families')
  })

  test('prints how an administrator makes the roles, with no password in it', () => {
    expect(roleAdvice('nabij_owner')).toContain('GRANT nabij_audit, nabij_jobs TO nabij_owner;')
    expect(roleAdvice('nabij_owner')).not.toMatch(/password '/i)
  })
})
