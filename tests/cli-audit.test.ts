import { randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { anchorLine } from '@/domain/log-chain/anchors'
import { addDueAnchor } from '@/server/audit-anchor'
import { auditKeysOf } from '@/server/audit-keys'
import { noFloor, sealRows } from '@/server/audit-sealer'
import { audit } from '@/server/audit'
import { inTransaction } from '@/server/db'
import { anActor, anOrganisation } from './factories'
import { ownerDatabase } from './owner'
import { theProgram } from './program'
import { urlOf } from './setup/rights.mjs'

// Every command starts a process, which takes long on a busy machine.
vi.setConfig({ testTimeout: 180_000 })

const key = randomBytes(32).toString('base64')
const auditor = `auditor_${randomBytes(6).toString('hex')}`
const admin = new pg.Client({ connectionString: inject('templateUrls').admin })
let program: Awaited<ReturnType<typeof theProgram>>
const verify = (...args: string[]) => program.nabij('audit', 'verify', ...args)
const seal = () => sealRows(auditKeysOf(key)!, noFloor, new Date())

/** What the program gets: the key, and a login that may read the log and its chain. */
beforeAll(async () => {
  const password = randomBytes(12).toString('hex')
  await admin.connect()
  await admin.query(`create role ${auditor} login password '${password}'`)
  await ownerDatabase().$executeRawUnsafe(`grant select on audit, audit_seal, audit_head to ${auditor}`)
  await ownerDatabase().$executeRawUnsafe(`create policy auditor on audit for select to ${auditor} using (true)`)
  const url = urlOf(process.env.DATABASE_URL!, auditor, password)
  vi.stubEnv('DATABASE_URL', url)
  vi.stubEnv('DATABASE_READER_URL', url)
  vi.stubEnv('NABIJ_AUDIT_KEY', key)
  program = await theProgram('.next-test')
  vi.unstubAllEnvs()
  const actor = await anActor(await anOrganisation(), 'coordinator')
  for (let row = 0; row < 5; row++)
    await inTransaction(actor, (tx) => audit(tx, actor, 'family.create', actor.staffId, { row }))
  await seal()
}, 120_000)

afterAll(async () => {
  await program.remove()
  await ownerDatabase().$executeRawUnsafe('drop policy auditor on audit')
  await ownerDatabase().$executeRawUnsafe(`revoke all on audit, audit_seal, audit_head from ${auditor}`)
  await admin.query(`drop role ${auditor}`)
  await admin.end()
})

describe('audit verify, with a login that only reads', () => {
  test('says that the log is whole, and what is not sealed yet', async () => {
    const { code, stdout, stderr } = await verify()
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^rows 5, seals 5, the last is 5\nnot sealed yet: 0\nThe log is whole\.\n$/)
    const json = JSON.parse((await verify('--json')).stdout)
    expect(json).toMatchObject({ isWhole: true, rows: 5, seals: 5, last: { seq: 5 }, findings: [], findingCount: 0 })
  })

  test('compares with the anchors of a file, which are one a day', async () => {
    const file = program.fileAt('anchors.jsonl')
    vi.stubEnv('NABIJ_NOW', '2020-03-02T12:00:00Z')
    await addDueAnchor({ file, hasAddress: false })
    await addDueAnchor({ file, hasAddress: false })
    vi.stubEnv('NABIJ_NOW', '2020-03-03T12:00:00Z')
    await addDueAnchor({ file, hasAddress: false })
    vi.unstubAllEnvs()
    const lines = (await program.read('anchors.jsonl')).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).date)).toEqual(['2020-03-02', '2020-03-03'])
    expect((await fs.stat(file)).mode & 0o777).toBe(0o600)
    expect(await verify('--anchor', file)).toMatchObject({ code: 0, stderr: 'Compared with 2 anchors.\n' })
    const later = { ...JSON.parse(lines[0]!), seq: 9, count: 9 }
    await fs.appendFile(file, `${anchorLine(later)}\n`)
    const { code, stdout } = await verify('--anchor', file)
    expect([code, stdout]).toEqual([1, expect.stringContaining('the end was cut: seals 6 to 9 are missing')])
    await fs.appendFile(file, 'something else\n')
    expect(await verify('--anchor', file)).toMatchObject({ code: 2, stdout: '' })
  })

  test('names the row that was changed and the one that was removed, and ends in 1', async () => {
    await ownerDatabase().$executeRaw`alter table audit disable trigger audit_append_only`
    const [first, , third] = await ownerDatabase().audit.findMany({ orderBy: { id: 'asc' }, select: { id: true } })
    await ownerDatabase().$executeRaw`update audit set verb = 'family.read' where id = ${first!.id}`
    await ownerDatabase().$executeRaw`delete from audit where id = ${third!.id}`
    const { code, stdout, stderr } = await verify()
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout).toContain(`row ${first!.id} (seal 1) was changed, or its seal was`)
    expect(stdout).toContain(`row ${third!.id} (seal 3) was removed`)
    expect(stdout).toContain('The log is not whole.')
  })

  test('names a start that was cut, and ends in 1', async () => {
    await ownerDatabase().$executeRaw`delete from audit where id in (select audit_id from audit_seal where seq <= 2)`
    await ownerDatabase().$executeRaw`delete from audit_seal where seq <= 2`
    const { code, stdout } = await verify()
    expect([code, stdout]).toEqual([1, expect.stringContaining('the start was cut: seals 1 to 2 are missing')])
  })
})
