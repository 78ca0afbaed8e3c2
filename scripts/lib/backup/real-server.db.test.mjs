// A Postgres that an operator runs, as docs/operations.md describes it: a base backup and an archive of the WAL, the tools of
// Postgres alone, and a restore to a chosen moment after the server was lost.
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { migrate } from '../migrate.mjs'
import { ensureRoles } from '../postgres/embedded-roles.mjs'
import { launchServer, serverUrl, stopServer } from '../postgres/server.mjs'
import { asPostgresUser, giveToPostgres } from '../postgres/user.mjs'
import { hasGone } from '../processes.mjs'
import { urlOf } from '../roles.mjs'
import { makeScratch, removeScratch } from '../scratch.mjs'
import { keyEnv } from '../secret.mjs'
import { insertRowInEveryTable } from './a-row-in-every-table.mjs'
import { runBackupCommand } from './command.mjs'
import { withClient } from './load.mjs'
import { sealEveryRow } from './sealed-rows.mjs'
import { contentOf, differences } from './tables.mjs'

/** The folder of the programs of a server that Debian's package installs, the newest one. */
function debianPrograms() {
  const versions = fs.existsSync('/usr/lib/postgresql') ? fs.readdirSync('/usr/lib/postgresql').map(Number) : []
  const folders = versions.sort((a, b) => b - a).map((version) => `/usr/lib/postgresql/${version}/bin`)
  return folders.find((folder) =>
    ['initdb', 'postgres', 'pg_basebackup', 'pg_verifybackup'].every((name) => fs.existsSync(path.join(folder, name))),
  )
}

const programs = debianPrograms()
const notRun = programs ? '' : ' (not run: no server of Debian is installed; apt-get install postgresql)'
const password = 'only on this machine'
let scratch, keys

beforeAll(() => (scratch = makeScratch()))
afterAll(() => removeScratch(scratch))

const at = (name) => path.join(scratch, name)

function runProgram(name, args) {
  const [command, commandArgs, user] = asPostgresUser(path.join(programs, name), args)
  const { status, stderr, error } = spawnSync(command, commandArgs, { encoding: 'utf8', ...user })
  if (status !== 0) throw new Error(`${name}: ${error?.message ?? stderr}`)
}

const launch = (dir) => launchServer(path.join(programs, 'postgres'), dir, password, { port: 0, fast: false })
const databaseUrl = ({ port }) => serverUrl(port, password, 'nabij')

/** A server that archives its WAL, with the roles and tables of Nabij. */
async function startServer() {
  for (const name of ['server', 'archive', 'base']) {
    fs.mkdirSync(at(name), { mode: 0o700 })
    giveToPostgres(at(name))
  }
  fs.writeFileSync(at('password'), password)
  giveToPostgres(at('password'))
  const access = [
    '-U',
    'app',
    '--auth=scram-sha-256',
    `--pwfile=${at('password')}`,
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ]
  runProgram('initdb', ['-D', at('server'), '--no-sync', ...access])
  const archive = `archive_mode = on
archive_command = 'test ! -f ${at('archive')}/%f && cp %p ${at('archive')}/%f'
archive_timeout = 60
`
  fs.appendFileSync(path.join(at('server'), 'postgresql.conf'), archive)
  const server = await launch(at('server'))
  const passwords = { owner: 'a', app: 'b', reader: 'c' }
  await withClient(serverUrl(server.port, password, 'postgres'), async (admin) => {
    await ensureRoles(admin, passwords, { forTests: false })
    await admin.query('CREATE DATABASE nabij OWNER nabij_owner')
  })
  await migrate(urlOf(databaseUrl(server), 'nabij_owner', 'a'))
  await withClient(databaseUrl(server), insertRowInEveryTable)
  fs.mkdirSync(at('data'))
  keys = keyEnv({ data: at('data'), mayBeMade: true, given: {} })
  const owner = urlOf(databaseUrl(server), 'nabij_owner', 'a')
  await sealEveryRow({ admin: databaseUrl(server), owner }, keys, randomUUID())
  return { ...server, app: urlOf(databaseUrl(server), 'nabij_app', 'b') }
}

/** Saves as the application does, one after the other, until the server is gone. `acknowledged` has what the server took. */
function saveUntilGone(url) {
  const acknowledged = []
  const saving = withClient(url, async (client) => {
    client.on('error', () => {}) // the server is killed
    for (;;) {
      const { rows } = await client.query(
        `INSERT INTO sign_in_attempt (account_hash, address_hash, succeeded) VALUES ('', '', true) RETURNING id`,
      )
      acknowledged.push(Number(rows[0].id))
    }
  }).catch(() => {})
  return { acknowledged, saving }
}

/** Waits until what was written so far is in the archive, as it is at the latest after archive_timeout. */
async function waitForArchive(client) {
  const { rows } = await client.query('SELECT pg_walfile_name(pg_switch_wal()) AS file')
  while (!fs.existsSync(path.join(at('archive'), rows[0].file))) await pause(20)
}

/** The steps of the runbook: an empty folder, the base backup, and the archive up to that moment. */
async function restoreTo(moment) {
  fs.renameSync(at('base'), at('restored'))
  const recovery = `restore_command = 'cp ${at('archive')}/%f %p'
recovery_target_time = '${moment}'
recovery_target_action = promote
archive_mode = off
`
  fs.appendFileSync(path.join(at('restored'), 'postgresql.auto.conf'), recovery)
  fs.writeFileSync(path.join(at('restored'), 'recovery.signal'), '')
  giveToPostgres(path.join(at('restored'), 'recovery.signal'))
  const server = await launch(at('restored'))
  await withClient(databaseUrl(server), async (client) => {
    while ((await client.query('SELECT pg_is_in_recovery() AS recovering')).rows[0].recovering) await pause(20)
  })
  return server
}

describe(`a server of one’s own${notRun}`, () => {
  test.skipIf(!programs)(
    'that is lost under load is back as it was at a chosen moment, every table equal',
    async () => {
      const server = await startServer()
      runProgram('pg_basebackup', ['-d', databaseUrl(server), '-D', at('base'), '-X', 'stream', '-c', 'fast'])
      runProgram('pg_verifybackup', [at('base')])
      const earlier = saveUntilGone(server.app)
      const { moment, content, saved } = await withClient(databaseUrl(server), async (client) => {
        while (earlier.acknowledged.length < 200) await pause(5)
        // One snapshot is compared, so its moment is the last commit that it sees: nobody commits while the lock is held.
        await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ; LOCK TABLE sign_in_attempt IN SHARE MODE')
        const { rows } = await client.query('SELECT clock_timestamp()::text AS moment')
        const marked = { moment: rows[0].moment, content: await contentOf(client), saved: [...earlier.acknowledged] }
        await client.query('COMMIT')
        return marked
      })
      const later = saveUntilGone(server.app)
      await withClient(databaseUrl(server), async (client) => {
        await client.query('SET session_replication_role = replica')
        await client.query('DELETE FROM family; DELETE FROM audit') // what nobody meant
        while (later.acknowledged.length < 200) await pause(5)
        await waitForArchive(client)
      })
      process.kill(server.pid, 'SIGKILL')
      await Promise.all([earlier.saving, later.saving])
      await hasGone(server.pid, 60_000)
      fs.rmSync(at('server'), { recursive: true })

      const started = performance.now()
      const restored = await restoreTo(moment)
      const seconds = (performance.now() - started) / 1000
      const [found, ids] = await withClient(databaseUrl(restored), async (client) => [
        await contentOf(client),
        (await client.query('SELECT id FROM sign_in_attempt')).rows.map(({ id }) => Number(id)),
      ])
      vi.stubEnv('DATABASE_OWNER_URL', urlOf(databaseUrl(restored), 'nabij_owner', 'a'))
      for (const [name, value] of Object.entries(keys)) vi.stubEnv(name, value)
      const printed = []
      const code = await runBackupCommand(['restore', '--settle', '--without-erasures', '--json'], {
        data: () => at('data'),
        print: (line) => printed.push(line),
      })
      vi.unstubAllEnvs()
      await stopServer(restored.pid)
      expect({ code, ...JSON.parse(printed.join()) }).toMatchObject({
        code: 0,
        ended: { sessions: 1, one_time_links: 1 },
      })
      expect(differences(content, found)).toEqual([])
      expect(found.family.rows).toBe(1)
      expect(saved.filter((id) => !ids.includes(id))).toEqual([])
      expect(later.acknowledged.filter((id) => ids.includes(id))).toEqual([])
      process.stderr.write(`   restored to a chosen moment in ${seconds.toFixed(1)} s\n`)
    },
  )
})
