import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role, StaffActor } from '@/domain/access/actor'
import { refuseAccess } from '@/features/staff/commands/refuse-access'
import { releaseAccess } from '@/features/staff/commands/release-access'
import { requestFactorClearing } from '@/features/staff/commands/request-factor-clearing'
import { accessRequests } from '@/features/staff/queries/access-requests'
import { roleChanges } from '@/features/staff/queries/role-changes'
import { now } from '@/server/clock'
import { loadSessionActor } from '@/server/session'
import { actorFor, anOrganisation, aStaffMember, auditOf } from './factories'
import { aMailServer } from './mail-server'
import { runJobs } from './run-jobs'
import { database } from './owner'

const mail = aMailServer()
beforeAll(mail.listen)
afterAll(mail.close)

let organisationId = ''
let admin: StaffActor
let coordinator: StaffActor
let lost: StaffActor
let addresses: string[] = []

const someone = async (role: Role) => {
  const id = await aStaffMember(organisationId, role, { name: `Proef ${role}` })
  const { email } = await database().staff.update({ where: { id }, data: { passwordHash: 'x' } })
  addresses.push(email)
  return actorFor(organisationId, id)
}
const factorsOf = async ({ staffId }: StaffActor) => {
  const where = { staffId }
  return [
    await database().factor.count({ where }),
    await database().passkey.count({ where }),
    await database().recoveryCode.count({ where }),
  ]
}

beforeEach(async () => {
  organisationId = await anOrganisation()
  addresses = []
  mail.incoming.length = 0
  admin = await someone('admin')
  coordinator = await someone('coordinator')
  lost = await someone('caller')
  const owner = { organisationId, staffId: lost.staffId, lastUsedAt: now() }
  const [bytes, flags] = [new Uint8Array(32), { isMultiDevice: false, isBackedUp: false }]
  await database().factor.create({ data: { ...owner, id: randomUUID(), kind: 'totp', seed: bytes, lastStep: 0n } })
  const key = { publicKey: bytes, userHandle: bytes, counter: 0n, transports: [], name: 'Laptop' }
  const credentialId = new Uint8Array(Buffer.from(randomUUID()))
  await database().passkey.create({ data: { ...owner, ...flags, ...key, credentialId } })
  await database().recoveryCode.create({ data: { organisationId, staffId: lost.staffId, codeHash: bytes } })
})

const stopped = (code: string, reason?: string) => expect.objectContaining(reason ? { code, reason } : { code })
const waiting = async () => ({ requestId: (await accessRequests(coordinator))[0]!.id })
const lettersAbout = async (subject: string) => {
  await runJobs()
  return (await mail.letters()).filter((letter) => letter.subject.startsWith(subject)).map(({ to }) => to)
}

describe('staff.clear_factors', () => {
  it('changes nothing before a second person releases it, and then clears all and ends the sessions', async () => {
    await requestFactorClearing(admin, { staffId: lost.staffId })
    expect(await factorsOf(lost)).toEqual([1, 1, 1])
    const request = await waiting()
    await expect(releaseAccess(admin, request)).rejects.toEqual(stopped('forbidden'))
    await expect(releaseAccess({ ...coordinator, verifiedAt: null }, request)).rejects.toEqual(stopped('step_up'))
    expect(await releaseAccess(coordinator, request)).toEqual({ link: null, hours: 0 })
    expect(await factorsOf(lost)).toEqual([0, 0, 0])
    expect(await loadSessionActor(lost.sessionId)).toBeNull()
    const { staffId: requestedById } = admin
    expect(await auditOf(lost.staffId)).toEqual([
      { verb: 'staff.clear_factors', detail: { waits: true } },
      {
        verb: 'access.release',
        detail: { kind: 'clear_factors', from: 'caller', to: 'caller', requestedById, factors: 2 },
      },
    ])
    expect(await roleChanges(admin)).toEqual([])
    expect((await lettersAbout('Nabij: iets wacht')).sort()).toEqual([...addresses].sort())
    expect((await lettersAbout('Nabij: iemand begint opnieuw')).sort()).toEqual([...addresses].sort())
  })

  it('is of an admin alone, with a confirmation, for somebody else of the organisation who has a factor', async () => {
    const { staffId } = lost
    await expect(requestFactorClearing(coordinator, { staffId })).rejects.toEqual(stopped('forbidden'))
    await expect(requestFactorClearing({ ...admin, verifiedAt: null }, { staffId })).rejects.toEqual(stopped('step_up'))
    await expect(requestFactorClearing(admin, { staffId: admin.staffId })).rejects.toEqual(
      stopped('conflict', 'not_yourself'),
    )
    await expect(requestFactorClearing(admin, { staffId: coordinator.staffId })).rejects.toEqual(
      stopped('conflict', 'no_factors_to_clear'),
    )
    const elsewhere = await aStaffMember(await anOrganisation(), 'caller')
    await expect(requestFactorClearing(admin, { staffId: elsewhere })).rejects.toEqual(stopped('not_found'))
  })

  it('is refused by the second person, and of two who release it at once one is refused', async () => {
    await requestFactorClearing(admin, { staffId: lost.staffId })
    await refuseAccess(coordinator, await waiting())
    expect(await factorsOf(lost)).toEqual([1, 1, 1])
    await requestFactorClearing(admin, { staffId: lost.staffId })
    const other = await someone('coordinator')
    const request = await waiting()
    const outcomes = await Promise.allSettled([releaseAccess(coordinator, request), releaseAccess(other, request)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
