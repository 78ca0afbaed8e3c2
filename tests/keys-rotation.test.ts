import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { replaceMasterKey } from '@/features/keys/commands/replace-master-key'
import { runAlone } from '@/features/keys/parts/run-alone'
import { masterKeyStatus } from '@/features/keys/queries/master-key-status'
import { systemActor } from '@/server/minted-actor'
import { keyStore } from '@/server/sealed/sealed-text'
import { bundledProgram } from './bundled-program'
import { anActor, anOrganisation } from './factories'
import { theProgram } from './program'
import { database } from './owner'

vi.setConfig({ testTimeout: 180_000 })

// Keys of its own: other files use those of all tests meanwhile.
const folder = vi.hoisted(() => {
  const made = `${process.env.NABIJ_KEY_STORE}-rotated-${process.pid}-${Math.random().toString(36).slice(2)}`
  process.env.NABIJ_KEY_STORE = made
  process.env.NABIJ_MASTER_KEY_FILE = `${made}.master`
  return made
})
const masterFile = `${folder}.master`
const masters = () => fs.readFileSync(masterFile, 'utf8').trim().split('\n')
const aMaster = () => randomBytes(32).toString('base64')

let writer: Awaited<ReturnType<typeof bundledProgram>>
let program: Awaited<ReturnType<typeof theProgram>>
let organisationId = ''

beforeAll(async () => {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  fs.writeFileSync(masterFile, `${aMaster()}\n`, { mode: 0o600 })
  writer = await bundledProgram('concerns-writer')
  program = await theProgram('.next-keys-test')
  organisationId = await anOrganisation()
})
afterAll(async () => {
  writer.remove()
  await program.remove()
  fs.rmSync(folder, { recursive: true })
  fs.rmSync(masterFile)
})

const operator = () => systemActor(organisationId)

/** A process of the application, and how often it wrote and read. */
const aWriter = (staffId: string) => {
  const child = spawn(process.execPath, [writer.file, organisationId, staffId], {
    env: process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const heard = { rounds: 0, errors: '' }
  child.stdout.on('data', (text: Buffer) => (heard.rounds = Number(text.toString().trim().split('\n').at(-1))))
  child.stderr.on('data', (text: Buffer) => (heard.errors += text.toString()))
  return { child, heard, gone: once(child, 'exit') }
}
const ended = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null

const moreRounds = async (writers: readonly ReturnType<typeof aWriter>[]) => {
  const before = writers.map(({ heard }) => heard.rounds)
  await vi.waitFor(
    () => {
      if (writers.some(({ child }) => ended(child))) return
      for (const [index, { heard }] of writers.entries()) expect(heard.rounds).toBeGreaterThan((before[index] ?? 0) + 3)
    },
    { timeout: 120_000, interval: 20 },
  )
}

describe('a new master key', () => {
  it('wraps all keys while processes write and read, none of which fails, and the earlier one may go', async () => {
    const { staffId } = await anActor(organisationId, 'coordinator')
    const writers = [aWriter(staffId), aWriter(staffId), aWriter(staffId)]
    await moreRounds(writers)
    const { code, stderr } = await program.nabij('keys', 'rotate')
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/100 %[^]*There is a new master key/) })
    expect(masters()).toHaveLength(2)
    await moreRounds(writers)
    await replaceMasterKey(operator()) // what was made while the file changed
    const [newest = '', ...earlier] = masters()
    expect(earlier).toHaveLength(2)
    const status = await masterKeyStatus(operator())
    expect(status.masterKeys.map(({ wraps, isNewest }) => [wraps > 0, isNewest])).toEqual([
      [true, true],
      ...earlier.map(() => [false, false]),
    ])
    // Whole at once, as the product writes it: the writers read it meanwhile.
    fs.writeFileSync(`${masterFile}.new`, `${newest}\n`, { mode: 0o600 })
    fs.renameSync(`${masterFile}.new`, masterFile)
    await moreRounds(writers)
    for (const { child } of writers) child.kill('SIGTERM')
    const outcomes = await Promise.all(writers.map(({ gone }) => gone))
    expect(outcomes).toEqual(writers.map(() => [0, null]))
    expect(writers.map(({ heard }) => heard.errors)).toEqual(['', '', ''])
    const families = await database().family.findMany({ where: { organisationId }, select: { id: true } })
    expect(families.length).toBeGreaterThan(20)
    expect(families.filter(({ id }) => typeof keyStore().keyOf(id) === 'string')).toEqual([])
  })

  it('is in the log, goes on where a run was stopped without making another, and is for one run at a time', async () => {
    const verbs = await database().audit.findMany({
      where: { organisationId, verb: 'key.replace' },
      select: { detail: true },
    })
    expect(verbs).toEqual([1, 2].map(() => ({ detail: { what: 'master', count: expect.any(Number) } })))
    fs.writeFileSync(masterFile, `${aMaster()}\n${masters().join('\n')}\n`)
    expect(await replaceMasterKey(operator())).toMatchObject({ isResumed: true, earlierNeeded: 0 })
    expect(masters()).toHaveLength(2)
    const busy = await runAlone(() => replaceMasterKey(operator()).catch((error: unknown) => error))
    expect(busy).toMatchObject({ code: 'conflict', reason: 'keys_being_replaced' })
  })

  it('says of keys whose master key is gone that nobody can read what they seal', async () => {
    const kept = fs.readFileSync(masterFile)
    fs.writeFileSync(masterFile, `${aMaster()}\n`)
    const { code, stdout } = await program.nabij('keys', 'status')
    expect([code, stdout]).toEqual([0, expect.stringContaining('is not there: nobody can read what these seal')])
    fs.writeFileSync(masterFile, kept)
    const whole = await program.nabij('keys', 'status')
    expect(whole.stdout).toMatch(/master key \w{8}: wraps \d+ keys \(the newest\)/)
    expect(whole.stdout).toMatch(/wraps 0 keys, so it may be removed/)
    for (const line of masters()) expect(whole.stdout).not.toContain(line)
  })

  it.each(['caller', 'coordinator', 'coach', 'admin', 'reader'] as const)('is not for a %s', async (role) => {
    const actor = await anActor(organisationId, role)
    const text = fs.readFileSync(masterFile, 'utf8')
    await expect(replaceMasterKey(actor)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(masterKeyStatus(actor)).rejects.toMatchObject({ code: 'forbidden' })
    expect(fs.readFileSync(masterFile, 'utf8')).toBe(text)
  })
})
