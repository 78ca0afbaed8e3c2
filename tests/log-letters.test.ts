import { randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { anchorsOf } from '@/domain/log-chain/anchors'
import { sendLogLetter } from '@/features/log/commands/send-log-letter'
import { logLetterSchema } from '@/features/log/schema'
import { audit } from '@/server/audit'
import { addDueAnchor } from '@/server/audit-anchor'
import { auditKeysOf } from '@/server/audit-keys'
import { noFloor, sealRows } from '@/server/audit-sealer'
import { inTransaction } from '@/server/db'
import { systemActor } from '@/server/minted-actor'
import { directWork } from '@/server/work'
import { tasks } from '@/worker'
import { anActor, anOrganisation, aStaffMember } from './factories'
import { aMailServer } from './mail-server'
import { runJobs } from './run-jobs'
import { database } from './owner'

const mail = aMailServer()
process.env.NABIJ_AUDIT_MAIL = 'bewaarder@example.org'
beforeAll(mail.listen)
afterAll(mail.close)
afterAll(() => vi.unstubAllEnvs())

const emailOf = async (id: string) => (await database().staff.findUniqueOrThrow({ where: { id } })).email

const letters = async () => {
  await runJobs()
  const received = await mail.letters()
  mail.incoming.length = 0
  return received
}

let organisationId = ''
beforeAll(async () => {
  organisationId = await anOrganisation()
  const actor = await anActor(organisationId, 'coordinator')
  await inTransaction(actor, (tx) => audit(tx, actor, 'family.create', actor.staffId))
})

describe('the end of the chain, by mail', () => {
  let day = 0
  beforeEach(() => vi.stubEnv('NABIJ_NOW', `2020-03-0${++day}T12:00:00Z`))

  test('is not sent before anything is sealed', async () => {
    await addDueAnchor({ hasAddress: true })
    expect(await letters()).toEqual([])
    await sealRows(auditKeysOf(randomBytes(32).toString('base64'))!, noFloor, new Date())
  })

  test('goes once a day to the administrators of real organisations, in both languages and without a name', async () => {
    const first = await aStaffMember(organisationId, 'admin')
    const second = await aStaffMember(organisationId, 'admin')
    const disabled = await aStaffMember(organisationId, 'admin')
    await database().staff.update({ where: { id: disabled }, data: { disabledAt: new Date() } })
    await aStaffMember(await anOrganisation({ isDemonstration: true }), 'admin')
    await Promise.all([1, 2, 3].map(() => addDueAnchor({ hasAddress: false })))
    await addDueAnchor({ hasAddress: false })
    const received = await letters()
    expect(received.map(({ to }) => to).sort()).toEqual([await emailOf(first), await emailOf(second)].sort())
    const seal = await database().auditSeal.findFirstOrThrow({ orderBy: { seq: 'desc' } })
    const line = `{"date":"2020-03-02","seq":1,"mac":"${Buffer.from(seal.mac).toString('hex')}","count":1}`
    for (const { subject, text } of received) {
      expect(subject).toBe('Nabij: einde van het logboek op 2020-03-02 / Nabij: end of the log on 2020-03-02')
      expect(text.split('\n').filter((one) => one === line)).toHaveLength(2)
      expect(text).not.toContain('Proef')
    }
  })

  test('goes to the address of the installation alone when there is one', async () => {
    await addDueAnchor({ hasAddress: true })
    expect((await letters()).map(({ to }) => to)).toEqual(['bewaarder@example.org'])
  })

  test('goes although the file cannot be written, which is still a fault', async () => {
    await expect(addDueAnchor({ file: os.tmpdir(), hasAddress: true })).rejects.toThrow('EISDIR')
    expect(await letters()).toHaveLength(1)
  })

  test('is one line a day in a file of which the last line was cut off, on a line of its own', async () => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'nabij-anchor-'))
    const file = path.join(folder, 'anchors.jsonl')
    await fs.writeFile(file, '{"date":"2020-03-0')
    for (let run = 0; run < 3; run++) await addDueAnchor({ file, hasAddress: true })
    const [broken, line, ...more] = (await fs.readFile(file, 'utf8')).split('\n')
    await fs.rm(folder, { recursive: true })
    expect([broken, more]).toEqual(['{"date":"2020-03-0', ['']])
    expect(anchorsOf(line!)).toMatchObject([{ date: `2020-03-0${day}`, seq: 1 }])
    await letters()
  })

  test('is tried again when the mail server refuses it, and a damaged letter is refused', async () => {
    const seal = await database().auditSeal.findFirstOrThrow({ orderBy: { seq: 'desc' } })
    const anchor = { date: '2020-03-04', seq: 1, mac: Buffer.from(seal.mac).toString('hex'), count: 1 }
    const letter = logLetterSchema.parse({ about: 'anchor', staffId: null, anchor })
    mail.mood.refuses = true
    const quiet = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const sending = sendLogLetter(systemActor(organisationId), letter, directWork)
    await expect(sending).rejects.toMatchObject({ code: 'unavailable', reason: 'letter_refused' })
    quiet.mockRestore()
    mail.mood.refuses = false
    await sendLogLetter(systemActor(organisationId), letter, directWork)
    expect(await letters()).toHaveLength(1)
    const damaged = { ...letter, anchor: { ...anchor, mac: 'x' } }
    expect(() => tasks.log_letter(systemActor(organisationId), damaged, { ...directWork, job: '' })).toThrow('mac')
  })
})
