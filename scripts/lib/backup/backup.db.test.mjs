import { spawn } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startEmbedded } from '../embedded-db.mjs'
import { keyTools } from '../key-tools.mjs'
import { migrate, pendingMigrations } from '../migrate.mjs'
import { inRoot } from '../paths.mjs'
import { makeScratch, removeScratch } from '../scratch.mjs'
import { sealDatabase } from '../sealing.mjs'
import { keyEnv } from '../secret.mjs'
import { insertRowInEveryTable } from './a-row-in-every-table.mjs'
import { archiveWriter, entriesIn } from './archive.mjs'
import { runBackupCommand } from './command.mjs'
import { encrypted } from './encryption.mjs'
import { keepErasures } from './erasures.mjs'
import { backupsIn } from './files.mjs'
import { ensureBackupKeys } from './keys.mjs'
import { loadBackup, removeDatabaseFolder, withClient } from './load.mjs'
import { startNightlyBackups } from './nightly.mjs'
import { backupPlaces } from './places.mjs'
import { keysInCopy, writeKeyCopy } from './key-copy.mjs'
import { sealEveryRow } from './sealed-rows.mjs'
import { settle } from './settle.mjs'
import { backupStatus, noteBackupStatus } from './status.mjs'
import { takeBackup } from './take.mjs'
import { writeBackup } from './write.mjs'

// The table of erasures comes with a migration of its own.
const knowsErasures = fs.readdirSync(inRoot('prisma', 'migrations')).some((name) => name.endsWith('_erasures'))
const erase = `SELECT apply_erasures(jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'family_id', id,
  'organisation_id', organisation_id, 'reason', 'parent_asked'))) FROM family`

const passphrase = 'vijf willekeurige woorden'
const settings = [
  'DATABASE_URL',
  'DATABASE_READER_URL',
  'DATABASE_OWNER_URL',
  'NEXTAUTH_SECRET',
  'NABIJ_KEY_STORE',
  'NABIJ_MASTER_KEY_FILE',
]
/** Owns what is sealed in the rows that stand for themselves. */
const organisation = crypto.randomUUID()
let keys, scratch, places, source, lock, backup, tablesWithoutRow

/** A database with a row in every table, in a data folder of its own. */
beforeAll(async () => {
  // These commands are for the embedded database, whose secret stands in its data folder.
  for (const name of settings) vi.stubEnv(name, '')
  scratch = makeScratch()
  const data = path.join(scratch, 'data')
  fs.mkdirSync(data)
  fs.writeFileSync(path.join(data, 'secret'), 'the secret of the first installation')
  places = backupPlaces(data)
  lock = await ensureBackupKeys(places)
  source = await startEmbedded({ dir: path.join(data, 'pg'), port: 0, fast: true })
  await migrate(source.urls.owner)
  await withClient(source.urls.admin, async (client) => {
    tablesWithoutRow = await insertRowInEveryTable(client)
    await insertQueuedJob(client)
  })
  keys = keyEnv({ data, mayBeMade: true })
  await sealEveryRow(source.urls, keys, organisation)
  backup = await takeBackup({ places, url: source.urls.admin, lock })
})
afterAll(() => removeScratch(scratch))

const queued = '00000000-0000-4000-8000-00000000000a'

/** A job that a worker was running when the backup was taken. */
async function insertQueuedJob(client) {
  await client.query(
    `INSERT INTO job (id, organisation_id, kind, subject, input, state) SELECT $1, id, 'digest', 'today', '{}', 'running'
     FROM organisation`,
    [queued],
  )
  await client.query(
    `SELECT graphile_worker.add_job('digest', json_build_object('id', $1::text), NULL, now() + interval '1 hour',
    10, $1::text, -1)`,
    [queued],
  )
  await client.query(`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'a worker', attempts = 3`)
}

const asked = (url, sql) => withClient(url, async (client) => (await client.query(sql)).rows)

/** Another way to compare than that of the backup: whole rows, generated columns included, and where the sequences stand. */
const photograph = (url) =>
  withClient(url, async (client) => {
    await client.query(`SET timezone = 'UTC'`)
    const { rows } =
      await client.query(`SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
      AND relkind = 'r' AND relname NOT IN ('_prisma_migrations', 'job_file', 'room_signal') ORDER BY 1`)
    const seen = {}
    for (const { name } of rows) {
      const { rows: found } = await client.query(`SELECT t::text FROM "${name}" t ORDER BY 1`)
      seen[name] = found.map(({ t }) => t)
    }
    return { ...seen, audit_id: (await client.query('SELECT last_value, is_called FROM audit_id_seq')).rows }
  })

/** Loads a backup into a folder of its own, asks it something, and removes it. */
async function fromCopy(file, unlock, ask) {
  const dir = path.join(scratch, 'copy')
  const { database, manifest } = await loadBackup({ file, unlock, dir })
  try {
    return await ask(database.urls, manifest)
  } finally {
    await database.stop()
    removeDatabaseFolder(dir)
  }
}
const withKey = () => ({ identityFile: places.identity })

/** Runs a command as `npm run nabij` does, with the embedded database of a data folder. */
async function nabij(...args) {
  const printed = []
  const said = []
  const stops = []
  const lifecycle = {
    hold: async (starting, stop) => {
      const thing = await starting
      stops.push(() => stop(thing))
      return thing
    },
  }
  try {
    const surroundings = {
      data: () => places.data,
      lifecycle,
      say: (line) => said.push(line),
      print: (line) => printed.push(line),
    }
    const code = await runBackupCommand(args, surroundings)
    return { code, printed: printed.join('\n'), said: said.join('\n') }
  } finally {
    for (const stop of stops) await stop()
  }
}

describe('a backup', () => {
  test('gives every row of every table back, in an empty database', async () => {
    expect(tablesWithoutRow).toEqual([])
    const before = await photograph(source.urls.admin)
    // What a migration leaves in clear is sealed at the start, and gone.
    expect(Object.keys(before).filter((name) => before[name].length === 0)).toEqual(['clear_text'])
    const [after, manifest, queue] = await fromCopy(backup.file, withKey(), async (urls, made) => [
      await photograph(urls.admin),
      made,
      await asked(urls.admin, `SELECT key, locked_by, attempts FROM graphile_worker.jobs`),
    ])
    expect(after).toEqual(before)
    expect(Object.keys(manifest.tables).sort()).toEqual(
      [...Object.keys(before), 'graphile_worker.jobs'].filter((name) => name !== 'audit_id').sort(),
    )
    // The queue goes on without the lock of a worker that is not there.
    expect(queue).toEqual([{ key: queued, locked_by: null, attempts: 0 }])
  })

  test('of an earlier version is brought up to the present one', async () => {
    const older = await startEmbedded({ dir: path.join(scratch, 'older'), port: 0, fast: true })
    await migrate(older.urls.owner, undefined, undefined, (name) => name < '0042')
    await withClient(older.urls.admin, async (client) => {
      await insertRowInEveryTable(client)
      // Later migrations look the family of a contact up, and who chose the way of an interview.
      await client.query('UPDATE contact_point SET family_id = (SELECT id FROM family LIMIT 1)')
      await client.query('UPDATE interview_fact SET interview_id = (SELECT id FROM interview LIMIT 1)')
    })
    const file = path.join(scratch, 'older.age')
    const { tables } = await writeBackup({ url: older.urls.admin, file, lock })
    await older.stop()
    const [pending, rows] = await fromCopy(file, withKey(), async (urls) => [
      await pendingMigrations(urls.owner),
      await asked(
        urls.owner,
        'SELECT (SELECT count(*)::int FROM factor) AS factors, (SELECT count(*)::int FROM known_device) AS devices',
      ),
    ])
    expect(tables).toBeLessThan(backup.tables)
    expect(pending).toEqual([])
    expect(rows).toEqual([{ factors: 1, devices: 0 }])
  })

  test('is of one moment, while others write', async () => {
    const file = path.join(scratch, 'while-writing.age')
    let pairs = 0
    let goesOn = true
    const writing = withClient(source.urls.admin, async (client) => {
      await client.query('SET session_replication_role = replica')
      // Of each pair the first row is in the first table of the backup and the second in a late one.
      while (goesOn) {
        await client.query(`WITH day AS (SELECT gen_random_uuid() AS id),
          first AS (INSERT INTO absence SELECT (jsonb_populate_record(a, jsonb_build_object('id', day.id))).* FROM absence a, day LIMIT 1)
          INSERT INTO sign_in_attempt (account_hash, address_hash, succeeded) SELECT uuid_send(id), '', true FROM day`)
        pairs++
      }
    })
    await writeBackup({ url: source.urls.admin, file, lock })
    goesOn = false
    await writing
    const [counts] = await fromCopy(file, withKey(), (urls) =>
      asked(
        urls.admin,
        `SELECT (SELECT count(*)::int - 1 FROM absence) AS first,
        (SELECT count(*)::int - 1 FROM sign_in_attempt) AS second`,
      ),
    )
    expect(pairs).toBeGreaterThan(0)
    expect(counts.first).toBe(counts.second)
  })

  test('shows nothing of what it holds, and only its owner may read the file', async () => {
    const bytes = fs.readFileSync(backup.file).toString('latin1')
    const canaries = ['somebody@example.org', 'een\\ttab', 'header.json', 'organisation']
    expect(canaries.filter((canary) => bytes.includes(canary))).toEqual([])
    for (const file of [backup.file, places.identity]) expect(fs.statSync(file).mode & 0o777).toBe(0o600)
    // The private key of the backups is elsewhere.
    expect(fs.readdirSync(places.data).filter((name) => name.includes('key'))).toEqual(['master-key'])
  })

  test('comes with the list of erased families, also when it is empty', async () => {
    expect(JSON.parse(fs.readFileSync(places.erasures, 'utf8'))).toHaveLength(1)
    const file = path.join(scratch, 'nobody', 'erasures.json')
    await withClient(source.urls.admin, async (client) => {
      await client.query('BEGIN; SET LOCAL session_replication_role = replica; DELETE FROM erasure')
      await keepErasures(client, file)
    })
    expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toEqual([])
  })

  test('that cannot be finished leaves no file, and what others keep in the folder stays', async () => {
    const folder = path.join(scratch, 'unfinished')
    const nights = 'nabij-2026-03-01T01-00-00Z.age.new-99999999'
    const others = ['plan.new-99999999', 'x.age.new-99999998', 'y.age.new-99999999']
    fs.mkdirSync(path.join(folder, 'x.age.new-99999998'), { recursive: true }) // a folder is no draft
    for (const name of [nights, 'x.age.new-99999999', 'plan.new-99999999', 'y.age.new-99999999'])
      fs.writeFileSync(path.join(folder, name), '')
    const unreadable = source.urls.reader // may read a few columns of releases
    await expect(writeBackup({ url: unreadable, file: path.join(folder, 'x.age'), lock })).rejects.toThrow(
      'permission denied',
    )
    expect(fs.readdirSync(folder).sort()).toEqual(others)
  })

  test.skipIf(process.platform !== 'linux')('on a disk that is full ends, leaves no file, and is noted', async () => {
    const folder = path.join(scratch, 'full')
    fs.mkdirSync(folder)
    const now = new Date('2026-03-01T01:00:00Z')
    // Whatever is written to the draft goes to a device that is always full.
    fs.symlinkSync('/dev/full', path.join(folder, `nabij-2026-03-01T01-00-00Z.age.new-${process.pid}`))
    const elsewhere = { ...places, folder, status: path.join(folder, 'status.json'), erasures: path.join(folder, 'e') }
    const taking = takeBackup({ places: elsewhere, url: source.urls.admin, lock, now })
    await expect(taking).rejects.toThrow('no space left')
    expect(fs.readdirSync(folder).filter((name) => name.includes('.age'))).toEqual([])
    expect(backupStatus(elsewhere.status)).toEqual({ failure: { at: now.toISOString(), reason: 'ENOSPC' } })
  })

  test('is taken by itself when a night has passed, with a key pair made at the first start', async () => {
    const data = path.join(scratch, 'nightly')
    fs.mkdirSync(data)
    const { status, folder, identity, keyStore, keyCopy } = backupPlaces(data)
    fs.cpSync(places.keyStore, keyStore, { recursive: true })
    const said = []
    const start = (url) => startNightlyBackups({ data, url, say: (line) => said.push(line) })
    await (await start(source.urls.admin)).stop()
    expect(backupsIn(folder)).toEqual([]) // no night has passed yet
    noteBackupStatus(status, { since: '2026-03-01T10:00:00Z' })
    await (await start('postgresql://127.0.0.1:1/gone')).stop()
    expect(said.join()).toContain('The nightly backup failed')
    expect(backupStatus(status).failure).toMatchObject({ reason: 'ECONNREFUSED' })
    noteBackupStatus(status, { failure: null })
    await (await start(source.urls.admin)).stop()
    expect(backupStatus(status)).toMatchObject({ lastBackup: { rows: expect.any(Number) }, failure: null })
    const [{ file }] = backupsIn(folder)
    expect((await entriesIn(file, { identityFile: identity }).next()).value.name).toBe('header.json')
    // Without the folder of keys the copy of before stays, and the administrators are told.
    const copied = fs.readFileSync(keyCopy)
    fs.rmSync(keyStore, { recursive: true })
    await (await start(source.urls.admin)).stop()
    expect(said.at(-1)).toContain('The keys of families are not in')
    expect(backupStatus(status).failure).toMatchObject({ of: 'keys' })
    expect(fs.readFileSync(keyCopy).equals(copied)).toBe(true)
    fs.cpSync(places.keyStore, keyStore, { recursive: true })
    await (await start(source.urls.admin)).stop()
    expect(backupStatus(status)).toMatchObject({ lastBackup: { rows: expect.any(Number) }, failure: null })
  })

  test('with a passphrase opens with it alone', async () => {
    const word = path.join(scratch, 'word')
    fs.writeFileSync(word, `${passphrase}\n`)
    const file = path.join(scratch, 'passphrase.age')
    expect(await nabij('backup', '--passphrase-file', word, '--out', file)).toMatchObject({ code: 0 })
    expect((await entriesIn(file, { passphrase }).next()).value.name).toBe('header.json')
    await expect(entriesIn(file, { passphrase: `${passphrase}!` }).next()).rejects.toThrow('does not open')
    await expect(entriesIn(file, withKey()).next()).rejects.toThrow('does not open')
  })
})

/** A backup that somebody made with the public key: its parts are the caller's. */
async function forged(change) {
  const file = path.join(scratch, `forged-${crypto.randomUUID()}.age`)
  const { createGzip } = await import('node:zlib')
  const { pipeline } = await import('node:stream/promises')
  const archive = archiveWriter()
  const packed = createGzip()
  const sealed = await encrypted(packed, lock)
  const writing = Promise.all([pipeline(archive.pack, packed), pipeline(sealed, fs.createWriteStream(file))])
  for await (const { name, body } of entriesIn(backup.file, withKey())) {
    const value = name.endsWith('.json') ? JSON.parse(body.toString('utf8')) : body
    const changed = change(name, value)
    if (changed === null) continue
    if (Buffer.isBuffer(changed)) {
      const pieces = archive.pieces(name.split('/')[1])
      await pieces.add(changed)
      await pieces.flush()
    } else await archive.addJson(name, changed)
  }
  archive.finish()
  await writing
  return file
}

const damaged = (name, change) => {
  const file = path.join(scratch, name)
  fs.writeFileSync(file, change(fs.readFileSync(backup.file)))
  return file
}
const inHeader = (change) => () =>
  forged((name, value) => (name === 'header.json' ? { ...value, ...change(value) } : value))

describe('a restore refuses, in words and with nothing touched,', () => {
  beforeAll(() => source.stop())

  test.each([
    ['no file', () => path.join(scratch, 'nothing'), 'There is no file'],
    [
      'a file of another program',
      () => damaged('foreign', () => Buffer.from('PGDMP\n'.repeat(20))),
      'is not a backup of Nabij',
    ],
    ['an empty file', () => damaged('empty', () => Buffer.alloc(0)), 'is not a backup of Nabij'],
    [
      'a file that was cut off',
      () => damaged('cut', (bytes) => bytes.subarray(0, bytes.length - 20)),
      'damaged or was cut off',
    ],
    [
      'a changed byte',
      () => damaged('flipped', (bytes) => bytes.map((byte, at) => (at === bytes.length - 999 ? byte ^ 1 : byte))),
      'damaged',
    ],
    [
      'a changed header',
      () => damaged('head', (bytes) => bytes.map((byte, at) => (at === 60 ? byte ^ 1 : byte))),
      /damaged|does not open/,
    ],
    ['a newer format', inHeader(() => ({ format: 2 })), 'newer Nabij'],
    [
      'a newer version',
      inHeader(({ migrations }) => ({ migrations: [...migrations, { name: '9999_later', checksum: 'x' }] })),
      'newer or another',
    ],
    [
      'a backup without its end',
      () => forged((name, value) => (name === 'manifest.json' ? null : value)),
      'was cut off',
    ],
  ])('%s', async (_what, make, words) => {
    const file = await make()
    const before = fs.readdirSync(places.data).sort()
    const secret = fs.readFileSync(path.join(places.data, 'secret'), 'utf8')
    const outcome = await nabij('restore', file)
    expect(outcome).toMatchObject({ code: 1, printed: '' })
    expect(outcome.said).toMatch(words)
    expect(fs.readdirSync(places.data).sort()).toEqual(before)
    expect(fs.readFileSync(path.join(places.data, 'secret'), 'utf8')).toBe(secret)
  })

  test('a private key that is not there, or is another', async () => {
    expect((await nabij('restore', backup.file, '--identity', path.join(scratch, 'gone'))).said).toContain('is not in')
    const other = backupPlaces(path.join(scratch, 'other'))
    await ensureBackupKeys(other)
    expect((await nabij('restore', backup.file, '--identity', other.identity)).said).toContain('does not open')
  })

  test('without the list of erased families, on a machine that knows no other', async () => {
    const present = path.join(places.data, 'pg')
    for (const name of [present, places.erasures]) fs.renameSync(name, `${name}.aside`)
    const words = /erasures\.json.*--without-erasures/s
    expect(await nabij('restore', backup.file)).toMatchObject({ code: 1, said: expect.stringMatching(words) })
    // Whoever started Nabij first on a new machine has an empty database, which knows of nobody.
    await (await startEmbedded({ dir: present, port: 0, fast: true })).stop()
    expect(await nabij('restore', backup.file)).toMatchObject({ code: 1, said: expect.stringMatching(words) })
    removeDatabaseFolder(present)
    const foreign = damaged('foreign', () => Buffer.from('PGDMP\n'.repeat(20)))
    expect((await nabij('restore', foreign, '--without-erasures')).said).toContain('is not a backup of Nabij')
    for (const name of [present, places.erasures]) fs.renameSync(`${name}.aside`, name)
    vi.stubEnv('DATABASE_OWNER_URL', 'postgresql://127.0.0.1:1/gone')
    expect(await nabij('restore', '--settle')).toMatchObject({ code: 1, said: expect.stringMatching(words) })
    const missing = path.join(scratch, 'nothing', 'erasures.json')
    expect(await nabij('restore', '--settle', missing)).toMatchObject({ code: 1, said: expect.stringMatching(words) })
    await expect(nabij('restore', '--settle', '--without-erasures')).rejects.toThrow('ECONNREFUSED')
    vi.stubEnv('DATABASE_OWNER_URL', '')
  })

  test('while another command uses the database, and during another restore', async () => {
    const users = path.join(places.data, 'pg.users')
    fs.mkdirSync(users, { recursive: true })
    fs.writeFileSync(path.join(users, String(process.ppid)), '')
    expect((await nabij('restore', backup.file)).said).toContain('Another command uses the database')
    fs.rmSync(users, { recursive: true })
    const restore = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'scripts/nabij.mjs', 'restore', 'x'])
    fs.writeFileSync(places.restoring, String(restore.pid))
    expect((await nabij('restore', backup.file)).said).toContain('A restore runs')
    expect((await nabij('backup')).said).toContain('A restore runs')
    restore.kill()
    fs.rmSync(places.restoring)
  })

  test('to start on the folder of a restore that was killed between its two renames', async () => {
    fs.writeFileSync(places.restoring, '99999999')
    fs.renameSync(path.join(places.data, 'pg'), path.join(places.data, 'pg.before-restore'))
    expect((await nabij('backup')).said).toContain('A restore was interrupted')
    fs.renameSync(path.join(places.data, 'pg.before-restore'), path.join(places.data, 'pg'))
    fs.rmSync(places.restoring)
  })

  test('a passphrase that is short, and a command that is not understood', async () => {
    const word = path.join(scratch, 'short')
    fs.writeFileSync(word, 'kort')
    expect(await nabij('backup', '--passphrase-file', word)).toMatchObject({ code: 1 })
    for (const args of [['backup', 'now'], ['restore'], ['restore', '--passphrase=secret', 'x'], ['restore', 'a', 'b']])
      expect(await nabij(...args)).toMatchObject({ code: 2, printed: '' })
  })
})

describe('a drill', () => {
  test('says whether the newest backup restores, and ends with 1 when not', async () => {
    const abandoned = path.join(places.data, 'pg.drill-99999999')
    fs.mkdirSync(abandoned)
    const { code, printed } = await nabij('backup', 'drill', '--json')
    expect(code).toBe(0)
    expect(fs.readdirSync(places.data).filter((name) => name.startsWith('pg.drill'))).toEqual([])
    expect(JSON.parse(printed)).toMatchObject({
      equal: true,
      file: backup.file,
      rows: backup.rows,
      sha256: backup.sha256,
    })
    expect(backupStatus(places.status).lastDrill).toMatchObject({ equal: true, takenAt: backup.takenAt })
    // With the copy of the keys some of every sealed column opens.
    const { opened } = JSON.parse(printed)
    const { sealedTables } = await keyTools()
    const columns = Object.entries(sealedTables).flatMap(([table, of]) =>
      Object.keys(of.columns).map((column) => `${table}.${column}`),
    )
    expect(Object.keys(opened).sort()).toEqual(columns.sort())
    expect(Object.values(opened).every((count) => count > 0)).toBe(true)
    const bad = await forged((name, value) => (name.includes('/audit/') ? null : value))
    const failure = await nabij('backup', 'drill', bad, '--json')
    expect(failure.code).toBe(1)
    expect(JSON.parse(failure.printed)).toMatchObject({ equal: false })
    expect(backupStatus(places.status).lastDrill).toMatchObject({ equal: false })
  })
})

describe('a restore', () => {
  test('puts the backup in place, keeps the earlier database, and lets nothing from then open anything', async () => {
    const later = await startEmbedded({ dir: path.join(places.data, 'pg'), port: 0, fast: true })
    await asked(later.urls.admin, `DELETE FROM audit`)
    await later.stop()
    fs.writeFileSync(path.join(places.data, 'secret'), 'the secret of a new installation')
    const { code, printed } = await nabij('restore', backup.file, '--json')
    expect(code).toBe(0)
    const { keptAs, ended, takenAt } = JSON.parse(printed)
    expect(takenAt).toBe(backup.takenAt)
    expect(ended).toMatchObject({ sessions: 1, one_time_links: 1, release_links: 1, calendar_feeds: 1, call_leases: 1 })
    const restored = await startEmbedded({ dir: path.join(places.data, 'pg'), port: 0, fast: true })
    const [open] = await asked(
      restored.urls.admin,
      `SELECT (SELECT count(*)::int FROM audit) AS audit, (SELECT count(*)::int FROM audit WHERE verb = 'backup.restore') AS restores,
         (SELECT count(*)::int FROM session WHERE ended_at IS NULL) AS sessions,
         (SELECT count(*)::int FROM one_time_link WHERE expires_at > now()) AS links,
         (SELECT count(*)::int FROM release_link WHERE revoked_at IS NULL) AS release_links,
         (SELECT count(*)::int FROM access_request WHERE decided_at IS NULL AND expires_at > now()) AS requests`,
    )
    await restored.stop()
    expect(open).toEqual({ audit: 2, restores: 1, sessions: 0, links: 0, release_links: 0, requests: 0 })
    const kept = await startEmbedded({ dir: keptAs, port: 0, fast: true })
    expect(await asked(kept.urls.admin, 'SELECT count(*)::int AS rows FROM audit')).toEqual([{ rows: 0 }])
    await kept.stop()
    const secrets = fs
      .readdirSync(places.data)
      .filter((name) => name.startsWith('secret'))
      .sort()
    expect(secrets.map((name) => fs.readFileSync(path.join(places.data, name), 'utf8'))).toEqual([
      'the secret of the first installation',
      'the secret of a new installation',
    ])
  })

  test.skipIf(!knowsErasures)(
    'erases again what was erased since, also on a machine that has only the list',
    async () => {
      const present = path.join(places.data, 'pg')
      const now = await startEmbedded({ dir: present, port: 0, fast: true })
      await asked(now.urls.admin, erase)
      await now.stop()
      const onTheSame = await nabij('restore', backup.file, '--json')
      expect({ code: onTheSame.code, ...JSON.parse(onTheSame.printed) }).toMatchObject({ code: 0, erased: 1 })
      removeDatabaseFolder(present)
      const { code, printed } = await nabij('restore', backup.file)
      expect({ code, printed }).toEqual({
        code: 0,
        printed: expect.stringMatching(/^1 families that were erased since/m),
      })
      // A factor that was removed since opens the copy again, and only its owner knows.
      expect(printed).toMatch(/Go through the people[^]*passkey[^]*staff clear-factors --email/)
      const restored = await startEmbedded({ dir: present, port: 0, fast: true })
      const left = await asked(
        restored.urls.admin,
        `SELECT (SELECT count(*)::int FROM family) AS families, (SELECT count(*)::int FROM organisation) AS organisations`,
      )
      await restored.stop()
      expect(left).toEqual([{ families: 0, organisations: 1 }])
    },
  )
})

const newFamily = (client, { id, words }) =>
  client.query(
    `WITH organisation AS (SELECT id FROM organisation LIMIT 1),
       staff AS (SELECT id FROM staff LIMIT 1),
       made AS (INSERT INTO family SELECT (jsonb_populate_record(f, jsonb_build_object('id', $1::uuid, 'ref', $1::text,
         'organisation_id', (SELECT id FROM organisation)))).* FROM family_before f LIMIT 1),
       concern AS (INSERT INTO safety_concern SELECT (jsonb_populate_record(c, jsonb_build_object('id', $1::uuid, 'family_id', $1::uuid,
         'interview_id', $1::uuid, 'organisation_id', (SELECT id FROM organisation)))).* FROM concern_before c LIMIT 1),
       entry AS (INSERT INTO concern_entry SELECT (jsonb_populate_record(e, jsonb_build_object('id', $1::uuid, 'concern_id', $1::uuid,
         'organisation_id', (SELECT id FROM organisation)))).* FROM entry_before e LIMIT 1)
     INSERT INTO clear_text VALUES ('concern_entry', 'text', $1::text, $1::uuid, $2)`,
    [id, words],
  )

/** Two families with a concern of which somebody wrote, sealed with the keys of the installation. */
async function makeFamilies(urls, families) {
  await withClient(urls.admin, async (client) => {
    await client.query('SET session_replication_role = replica')
    for (const [name, table] of [
      ['family_before', 'family'],
      ['concern_before', 'safety_concern'],
      ['entry_before', 'concern_entry'],
    ])
      await client.query(`CREATE TEMPORARY TABLE ${name} AS SELECT * FROM ${table} LIMIT 1`)
    for (const family of families) await newFamily(client, family)
  })
  await sealDatabase(urls, keys)
}

describe('the keys of families', () => {
  const families = [
    { id: crypto.randomUUID(), words: 'wat de ouder zei' },
    { id: crypto.randomUUID(), words: 'wat een ander zei' },
  ]
  const [erasedFamily, otherFamily] = families
  const present = () => path.join(places.data, 'pg')
  const copyAside = () => path.join(scratch, 'keys-of-before.age')
  let file

  beforeAll(async () => {
    // A row of each table whose family is not there any more stands for itself; these two families are made of it.
    const now = await startEmbedded({ dir: present(), port: 0, fast: true })
    await withClient(now.urls.admin, async (client) => {
      await client.query(`SET session_replication_role = replica`)
      await insertRowInEveryTable(client)
    })
    await sealEveryRow(now.urls, keys, organisation)
    await writeKeyCopy({ store: places.keyStore, file: copyAside(), lock })
    await makeFamilies(now.urls, families)
    ;({ file } = await takeBackup({ places, url: now.urls.admin, lock, now: new Date('2026-03-02T01:00:00Z') }))
    await now.stop()
  })

  test('are in no backup: their copy is a file of its own, which only its owner can read, and of which the newest is kept', async () => {
    for await (const { body } of entriesIn(file, withKey())) expect(body.includes('NabijKey')).toBe(false)
    const copied = await keysInCopy(places.keyCopy, [withKey()])
    expect([...copied.keys()].sort()).toEqual(fs.readdirSync(places.keyStore).sort())
    expect(fs.readFileSync(places.keyCopy).includes('NabijKey')).toBe(false)
    expect(fs.statSync(places.keyCopy).mode & 0o777).toBe(0o600)
    expect(
      fs
        .readdirSync(places.folder)
        .filter((name) => name.startsWith('keys'))
        .sort(),
    ).toEqual(['keys.age', 'keys.age.json'])
    // Nor is the master key.
    const master = fs.readFileSync(keys.NABIJ_MASTER_KEY_FILE, 'utf8').trim()
    for (const bytes of copied.values()) expect(bytes.includes(Buffer.from(master, 'base64'))).toBe(false)
  })

  /** Everything but the backups is gone: another machine. */
  const onAnotherMachine = async (work) => {
    const asides = [present(), places.keyStore]
    for (const name of asides) fs.renameSync(name, `${name}.aside`)
    try {
      return await work()
    } finally {
      removeDatabaseFolder(present())
      fs.rmSync(places.keyStore, { recursive: true, force: true })
      for (const name of asides) fs.renameSync(`${name}.aside`, name)
    }
  }
  const expectRefusal = async (words, ...args) => {
    const before = [places.data, scratch].map((folder) => fs.readdirSync(folder).sort())
    expect(await nabij('restore', file, ...args)).toEqual({ code: 1, printed: '', said: expect.stringMatching(words) })
    expect([places.data, scratch].map((folder) => fs.readdirSync(folder).sort())).toEqual(before)
  }

  test('that are not there, are older than the backup, or need another master key stop a restore, in words, with nothing changed', async () => {
    await onAnotherMachine(async () => {
      fs.renameSync(places.keyCopy, `${places.keyCopy}.aside`)
      await expectRefusal(/keys of this backup are missing.*keys\.age.*--keys FILE/)
      fs.renameSync(`${places.keyCopy}.aside`, places.keyCopy)
      await expectRefusal(/2 families or organisations .* have no key .*not the newest/, '--keys', copyAside())
      const master = keys.NABIJ_MASTER_KEY_FILE
      fs.renameSync(master, `${master}.aside`)
      await expectRefusal(/master key, which is in no backup.*put it back/)
      fs.writeFileSync(master, `${crypto.randomBytes(32).toString('base64')}\n`, { mode: 0o600 })
      await expectRefusal(/wrapped by a master key that is not there/)
      fs.renameSync(`${master}.aside`, master)
      expect([present(), places.keyStore].filter((name) => fs.existsSync(name))).toEqual([])
    })
  })

  test('are not asked for words in clear, of before they were sealed, of a family that was erased since: those are dropped', async () => {
    const id = crypto.randomUUID()
    const left = await fromCopy(file, withKey(), (urls) =>
      withClient(urls.admin, async (client) => {
        const { rows } = await client.query('SELECT id FROM organisation LIMIT 1')
        for (const owner of [id, organisation])
          await client.query(
            `INSERT INTO clear_text VALUES ('concern_entry', 'text', $1::text, $1::uuid, 'wat de ouder zei')`,
            [owner],
          )
        const erasure = { id, family_id: id, organisation_id: rows[0].id, reason: 'parent_asked' }
        await settle(client, [erasure], null)
        return (await client.query('SELECT owner_id FROM clear_text')).rows
      }),
    )
    expect(left).toEqual([{ owner_id: organisation }])
  })

  test('of now make a backup of before an erasure unreadable for that family, which is gone after it, and leave all others whole', async () => {
    const now = await startEmbedded({ dir: present(), port: 0, fast: true })
    await asked(now.urls.admin, `${erase} WHERE id = '${erasedFamily.id}'`)
    const tools = await keyTools()
    tools.destroyKeysIn(places.keyStore, [erasedFamily.id])
    const nightly = await startNightlyBackups({ data: places.data, url: now.urls.admin, say: () => {}, takes: false })
    await nightly.stop()
    await now.stop()

    const source = { file: keys.NABIJ_MASTER_KEY_FILE }
    const copied = await keysInCopy(places.keyCopy, [withKey()])
    const folder = path.join(scratch, 'newest-keys')
    fs.mkdirSync(folder)
    for (const [name, bytes] of copied) fs.writeFileSync(path.join(folder, name), bytes)
    const gaps = await fromCopy(file, withKey(), (urls) =>
      withClient(urls.admin, (client) => tools.keyGaps(client, { folder, source })),
    )
    expect(gaps).toEqual({ missing: 0, destroyed: 1, unreadable: 0 })

    await onAnotherMachine(async () => {
      const { code, printed } = await nabij('restore', file, '--json')
      expect({ code, ...JSON.parse(printed) }).toMatchObject({ code: 0, erased: 1 })
      const restored = await startEmbedded({ dir: present(), port: 0, fast: true })
      const texts = await withClient(restored.urls.admin, async (client) => ({
        families: (await client.query('SELECT id FROM family WHERE id = ANY($1)', [families.map(({ id }) => id)])).rows,
        gaps: await tools.keyGaps(client, { folder: places.keyStore, source }),
        opened: await tools.openSample(client, { folder: places.keyStore, source }),
      }))
      await restored.stop()
      expect(texts.families).toEqual([{ id: otherFamily.id }])
      expect(texts.gaps).toEqual({ missing: 0, destroyed: 0, unreadable: 0 })
      expect(Object.values(texts.opened).every(({ opened, damaged }) => opened > 0 && damaged === 0)).toBe(true)
      // The next start goes on with these keys, and a command destroys none and makes none.
      expect(await nabij('backup', 'keys')).toMatchObject({ code: 0, printed: places.keyCopy })
    })
  })
})
