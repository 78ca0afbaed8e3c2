import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { encode } from 'next-auth/jwt'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkCode } from '@/features/factors/commands/check-code'
import { replaceSeedEncryption } from '@/features/factors/commands/replace-seed-encryption'
import { earlierCodeHashes } from '@/features/factors/parts/recovery-codes'
import { storeChallenge, takeChallenge, visitorAsks } from '@/features/factors/parts/passkey-challenge'
import { factorsOfEarlierSecrets } from '@/features/factors/queries/factors-of-earlier-secrets'
import { checkCodeSchema } from '@/features/factors/schema'
import { eraseFamily } from '@/features/erasures/commands/erase-family'
import { removeEarlierSecrets } from '@/features/keys/commands/remove-earlier-secrets'
import { replaceSecret } from '@/features/keys/commands/replace-secret'
import { secretStatus } from '@/features/keys/queries/secret-status'
import type { SystemActor } from '@/domain/access/actor'
import { freshCsrfValue, secretOfCsrf } from '@/server/csrf'
import { deviceKeys, freshToken } from '@/server/crypto'
import { inTransaction } from '@/server/db'
import { installationSecrets, newestSecret } from '@/server/installation-secrets'
import { createJobFile, finishJobFile, jobFile } from '@/server/job-files'
import { systemActor } from '@/server/minted-actor'
import { sessionIdOfToken } from '@/server/session'
import { attempt } from '@/server/throttle'
import { codeOf, firstFactor, halfSession, someone, type Someone, visitor } from './a-factor'
import { aKnownFamily, anActor, anOrganisation } from './factories'
import { database, ownerDatabase } from './owner'

let folder = ''
let file = ''
let organisationId = ''
let operator: SystemActor

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nabij-secret-'))
  organisationId = await anOrganisation()
  operator = systemActor(organisationId)
})
afterAll(() => fs.rmSync(folder, { recursive: true }))
beforeEach(() => {
  file = path.join(folder, randomUUID())
  fs.writeFileSync(file, `${freshToken()}\n`)
  process.env.NABIJ_SECRET_FILE = file
})
afterEach(() => {
  delete process.env.NABIJ_SECRET_FILE
  delete process.env.NABIJ_NOW
})

const laterBy = (seconds: number) => (process.env.NABIJ_NOW = new Date(Date.now() + seconds * 1000).toISOString())
const stopped = (code: string, reason?: string) => expect.objectContaining(reason ? { code, reason } : { code })
const rotate = async () => {
  await replaceSecret(operator)
  return replaceSeedEncryption(operator)
}
const removeEarlier = () => removeEarlierSecrets(operator, { isForced: true })
const check = async (person: Someone, code: string) =>
  checkCode(await halfSession(person), checkCodeSchema.parse({ code }))
const cookieOf = (sid: string) => encode({ token: { sid }, secret: newestSecret() })

describe('a new secret of the installation', () => {
  it('signs from then on; a session, a form and a challenge of before go on until the earlier one is taken away', async () => {
    const [sessionId, asker] = [randomUUID(), () => visitorAsks({ ...visitor('10.0.0.1'), deviceToken })]
    const deviceToken = freshToken()
    const before = { cookie: await cookieOf(sessionId), form: freshCsrfValue(), secret: newestSecret() }
    const [first, second] = [await storeChallenge(asker()), await storeChallenge(asker())]

    await rotate()

    expect(newestSecret()).not.toBe(before.secret)
    expect(await sessionIdOfToken(before.cookie)).toBe(sessionId)
    expect(secretOfCsrf(before.form)).toBe(before.secret)
    expect(await takeChallenge(asker(), first)).not.toBeNull()
    const after = await cookieOf(sessionId)

    await removeEarlier()

    expect(installationSecrets()).toHaveLength(1)
    expect(await sessionIdOfToken(before.cookie)).toBeNull()
    expect(await sessionIdOfToken(after)).toBe(sessionId)
    expect(secretOfCsrf(before.form)).toBe(newestSecret())
    expect(await takeChallenge(asker(), second)).toBeNull()
  })

  it('leaves apps and recovery codes as they are, also without the earlier one', async () => {
    const person = await someone(organisationId)
    const { secret, codes } = await firstFactor(person)
    laterBy(60)
    expect(await rotate()).toMatchObject({ count: expect.any(Number), unreadable: 0 })
    expect(await factorsOfEarlierSecrets(operator)).toMatchObject({ apps: 0 })
    await check(person, codeOf(secret))
    await removeEarlier()
    laterBy(120)
    await check(person, codeOf(secret))
    await check(person, codes[0] ?? '')
    await expect(check(person, codes[0] ?? '')).rejects.toEqual(stopped('invalid', 'code_wrong'))
  })

  it('takes recovery codes of before as long as the secret of their making, and says of how many people they are', async () => {
    const person = await someone(organisationId)
    await firstFactor(person)
    const staffId = person.id
    const given = ['abcdefghjk', 'mnpqrstuvw']
    await database().recoveryCode.deleteMany({ where: { staffId } })
    for (const code of given) {
      const [codeHash = new Uint8Array()] = await earlierCodeHashes(staffId, code)
      await database().recoveryCode.create({ data: { staffId, organisationId, codeHash } })
    }
    await rotate()
    expect(await factorsOfEarlierSecrets(operator)).toMatchObject({ peopleWithCodes: 1 })
    await check(person, given[0] ?? '')
    await removeEarlier()
    await expect(check(person, given[1] ?? '')).rejects.toEqual(stopped('invalid', 'code_wrong'))
  })

  it('lets failures of before count, opens files of jobs and unsent work, and knows a number that was erased', async () => {
    const account = `${randomUUID()}@example.org`
    for (let round = 0; round < 10; round += 1) await attempt('sign_in', account, '10.1.0.1')
    const { id, ref } = await aKnownFamily(organisationId)
    await eraseFamily(operator, { ref, reason: 'parent_asked', familyId: id })
    const job = randomUUID()
    await ownerDatabase().$executeRaw`insert into job (id, organisation_id, kind, subject, input, state)
      values (${job}::uuid, ${organisationId}::uuid, 'export_file', 'families', '{}', 'running')`
    await createJobFile(organisationId, job)
    await inTransaction(operator, (tx) => finishJobFile(tx, job, Buffer.from('nummer;school')))
    const staffId = randomUUID()
    const [keyOfBefore] = deviceKeys(staffId)

    await rotate()

    expect(await attempt('sign_in', account, '10.1.0.2')).toMatchObject({ allowed: false })
    expect(await eraseFamily(operator, { ref, reason: 'parent_asked' })).toMatchObject({ isEarlier: true })
    expect((await jobFile({ job, role: 'result' }, database()))?.toString()).toBe('nummer;school')
    expect(deviceKeys(staffId)).toEqual([expect.not.stringContaining(keyOfBefore ?? ''), keyOfBefore])
  })

  it('is in the log of every organisation, and the earlier ones stay for fourteen days unless that is not wanted', async () => {
    const other = await anOrganisation()
    await rotate()
    expect(await secretStatus(operator)).toEqual({ earlier: 1, isReplacedLately: true })
    await expect(removeEarlierSecrets(operator, { isForced: false })).rejects.toEqual(
      stopped('conflict', 'secret_still_used'),
    )
    laterBy(15 * 86_400)
    await removeEarlierSecrets(operator, { isForced: false })
    expect(await secretStatus(operator)).toEqual({ earlier: 0, isReplacedLately: false })
    const rows = await database().audit.findMany({
      where: { organisationId: other, verb: { startsWith: 'key.' } },
      orderBy: { id: 'asc' },
      select: { verb: true, detail: true, staffId: true },
    })
    const what = { what: 'secret' }
    expect(rows).toEqual([
      { verb: 'key.replace', detail: what, staffId: null },
      { verb: 'key.remove', detail: what, staffId: null },
    ])
  })

  it.each(['caller', 'coordinator', 'coach', 'admin', 'reader'] as const)('is not for a %s', async (role) => {
    const actor = await anActor(organisationId, role)
    const text = fs.readFileSync(file, 'utf8')
    const refusal = stopped('forbidden')
    await expect(replaceSecret(actor)).rejects.toEqual(refusal)
    await expect(removeEarlierSecrets(actor, { isForced: true })).rejects.toEqual(refusal)
    await expect(replaceSeedEncryption(actor)).rejects.toEqual(refusal)
    await expect(secretStatus(actor)).rejects.toEqual(refusal)
    expect(fs.readFileSync(file, 'utf8')).toBe(text)
  })

  it('needs a file: what stands in the environment no process reads again', async () => {
    delete process.env.NABIJ_SECRET_FILE
    await expect(replaceSecret(operator)).rejects.toEqual(stopped('conflict', 'secret_without_file'))
  })

  it('that is half written, or too short, changes nothing', () => {
    const secrets = installationSecrets()
    for (const text of ['', 'kort', `${secrets[0]}\nkort`]) {
      fs.writeFileSync(file, text)
      expect(installationSecrets()).toEqual(secrets)
    }
    fs.rmSync(file)
    expect(installationSecrets()).toEqual(secrets)
  })
})
