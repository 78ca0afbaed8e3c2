import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startEmbedded } from './embedded-db.mjs'
import { migrate } from './migrate.mjs'
import { inRoot } from './paths.mjs'
import { isAlive } from './processes.mjs'
import { makeScratch, removeScratch } from './scratch.mjs'

let scratch
const options = () => ({ dir: path.join(scratch, 'pg'), port: 0, fast: true })
beforeEach(() => (scratch = makeScratch()))
afterEach(() => removeScratch(scratch))

/** Starts another command that opens the same database and waits. */
async function otherUser() {
  const program = `const { startEmbedded } = await import(${JSON.stringify(inRoot('scripts/lib/embedded-db.mjs'))})
    console.log((await startEmbedded(${JSON.stringify(options())})).pid)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program])
  const [said] = await once(child.stdout, 'data')
  const kill = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { pid: Number(said), kill }
}

describe('the embedded database', () => {
  test('starts in an empty folder and stops', async () => {
    const database = await startEmbedded(options())
    expect(database.adopted).toBe(false)
    expect(await database.stop()).toBe(true)
    expect(isAlive(database.pid)).toBe(false)
  })

  test('is shared, and keeps running while another command uses it', async () => {
    const other = await otherUser()
    const database = await startEmbedded(options())
    expect(database).toMatchObject({ pid: other.pid, adopted: true })
    expect(await database.stop()).toBe(false)
    expect(isAlive(other.pid)).toBe(true)
    await other.kill()
  })

  test('is taken over from a command that was killed', async () => {
    const other = await otherUser()
    await other.kill()
    const database = await startEmbedded(options())
    expect(database).toMatchObject({ pid: other.pid, adopted: true })
    expect(await database.stop()).toBe(true)
    expect(isAlive(other.pid)).toBe(false)
  })

  test('recovers after its own process was killed', async () => {
    const before = await startEmbedded(options())
    process.kill(before.pid, 'SIGKILL')
    const after = await startEmbedded(options())
    expect(after.adopted).toBe(false)
    await after.stop()
  })
})

const asked = async (url, sql) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return (await client.query(sql).finally(() => client.end())).rows
}

const ownersIn = (url) =>
  asked(
    url,
    `select distinct relnamespace::regnamespace::text as schema, relowner::regrole::text as owner from pg_class
     where relnamespace in ('public'::regnamespace, 'graphile_worker'::regnamespace)
     union select 'function', proowner::regrole::text from pg_proc where pronamespace = 'public'::regnamespace
     union select 'type', typowner::regrole::text from pg_type where typnamespace = 'public'::regnamespace and typtype = 'e'
     union select 'schema', nspowner::regrole::text from pg_namespace where nspname = 'graphile_worker' order by 1, 2`,
  )

describe('the roles of the embedded database', () => {
  test('take over a database that an earlier version made as superuser', async () => {
    const { urls } = await startEmbedded(options())
    await asked(urls.admin, 'create database earlier')
    const earlier = Object.assign(new URL(urls.admin), { pathname: '/earlier' }).toString()
    await asked(earlier, `create type colour as enum ('red'); create table family (id bigserial, colour colour)`)
    await asked(
      earlier,
      `create function one() returns int language sql as 'select 1'; insert into family values (1, 'red')`,
    )
    await runMigrations({ connectionString: earlier })
    const { urls: taken } = await startEmbedded({ ...options(), database: 'earlier' })
    await migrate(taken.owner, path.join(scratch, 'no migrations'))
    expect(await ownersIn(taken.admin)).toEqual([
      { schema: 'function', owner: 'nabij_owner' },
      { schema: 'graphile_worker', owner: 'nabij_jobs' },
      { schema: 'public', owner: 'nabij_owner' },
      { schema: 'schema', owner: 'nabij_jobs' },
      { schema: 'type', owner: 'nabij_owner' },
    ])
    expect(await asked(taken.app, 'select colour from family')).toEqual([{ colour: 'red' }])
    expect(await asked(taken.app, `select (graphile_worker.add_job('x')).id is not null as added`)).toEqual([
      { added: true },
    ])
    await expect(asked(taken.app, 'drop table family')).rejects.toThrow('must be owner')
  })

  test('have random passwords, which only the owner of the folder reads, and new ones when the file is gone', async () => {
    const first = await startEmbedded(options())
    const file = path.join(options().dir, 'nabij.role-passwords')
    expect(fs.statSync(file).mode & 0o777).toBe(0o600)
    const passwords = ({ urls }) => ['owner', 'app', 'reader'].map((login) => new URL(urls[login]).password)
    expect(new Set(passwords(first)).size).toBe(3)
    expect(passwords(await startEmbedded(options()))).toEqual(passwords(first))
    fs.rmSync(file)
    const second = await startEmbedded(options())
    for (const login of ['owner', 'app', 'reader']) {
      await expect(asked(first.urls[login], 'select 1')).rejects.toThrow('password authentication failed')
      expect(await asked(second.urls[login], 'select current_user as name')).toEqual([{ name: `nabij_${login}` }])
    }
  })
})
