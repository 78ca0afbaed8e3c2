import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { createCalendarFeed } from '@/features/calls/commands/create-calendar-feed'
import { checkFresh } from '@/features/factors/commands/check-fresh'
import { exportDirectly } from '@/features/imports/commands/export-directly'
import { exportReadyFile } from '@/features/imports/commands/export-ready-file'
import { requestExport } from '@/features/imports/commands/request-export'
import { disableStaff } from '@/features/staff/commands/disable-staff'
import { enableStaff } from '@/features/staff/commands/enable-staff'
import { endStaffSessions } from '@/features/staff/commands/end-staff-sessions'
import { inviteStaff } from '@/features/staff/commands/invite-staff'
import { requestPersonExport } from '@/features/staff/commands/request-person-export'
import { requestFactorClearing } from '@/features/staff/commands/request-factor-clearing'
import { resendInvitation } from '@/features/staff/commands/resend-invitation'
import { resetPassword } from '@/features/staff/commands/reset-password'
import { updateStaff } from '@/features/staff/commands/update-staff'
import { inviteStaffSchema, updateStaffSchema } from '@/features/staff/schema'
import { now } from '@/server/clock'
import { systemActor } from '@/server/minted-actor'
import { anActor, anOrganisation, aSchool, aStaffMember } from './factories'
import { database } from './owner'

let organisationId = ''
beforeAll(async () => {
  organisationId = await anOrganisation()
})

const minutesAgo = (actor: StaffActor, minutes: number): StaffActor => ({
  ...actor,
  verifiedAt: new Date(now().getTime() - minutes * 60_000),
})
const needed = { code: 'step_up', reason: 'confirm_with_code' }
const invitation = () =>
  inviteStaffSchema.parse({ email: `${randomUUID()}@example.org`, name: 'Nieuw Iemand', role: 'coordinator' })

/** Another role for a colleague, or another name with the same role. */
const changed = async (role: 'caller' | 'coordinator') => {
  const staffId = await aStaffMember(organisationId)
  return updateStaffSchema.parse({ staffId, version: 1, name: 'Andere Naam', role })
}

const entered = { passwordHash: 'x' }
const gone = { passwordHash: 'x', disabledAt: new Date('2020-01-01') }
const colleague = async (data: { passwordHash?: string; disabledAt?: Date } = {}) => {
  const staffId = await aStaffMember(organisationId)
  await database().staff.update({ where: { id: staffId }, data })
  return { staffId }
}

/** Somebody with a factor that can be cleared. */
const withApp = async () => {
  const { staffId } = await colleague(entered)
  const app = {
    organisationId,
    staffId,
    kind: 'totp',
    seed: new Uint8Array(48),
    lastStep: 0n,
    lastUsedAt: now(),
  } as const
  await database().factor.create({ data: { id: randomUUID(), ...app } })
  return { staffId }
}

/** A reader who reads for another board from then on. */
const otherPlace = async () => {
  await aSchool(organisationId, randomUUID(), 'B8', 'M9')
  await aSchool(organisationId, randomUUID(), 'B9', 'M9')
  const boards = await database().schoolBoard.findMany({ where: { organisationId, ref: { in: ['B8', 'B9'] } } })
  const [boardId, otherId] = boards.map(({ id }) => id)
  const reader = {
    organisationId,
    email: `${randomUUID()}@example.org`,
    role: 'reader',
    name: 'Lezer',
    boardId,
  } as const
  const { id: staffId } = await database().staff.create({ data: { ...reader, boardId: boardId! } })
  return updateStaffSchema.parse({ staffId, version: 1, name: 'Lezer', role: 'reader', boardId: otherId })
}

const switchExports = async (exportsPersons: boolean) => {
  await database().organisation.update({ where: { id: organisationId }, data: { exportsPersons } })
}
const whileOff = async (work: () => Promise<void>) => {
  await switchExports(false)
  try {
    await work()
  } finally {
    await switchExports(true)
  }
}
const why = { reason: 'own_work' } as const

/** What lets data out or changes who gets in, by the role that may do it. Publishing is in tests/jobs.test.ts. */
const steps = {
  'the export of families': ['coordinator', (actor: StaffActor) => exportDirectly(actor, { kind: 'families', ...why })],
  'the export of interviews': [
    'coordinator',
    (actor: StaffActor) => exportDirectly(actor, { kind: 'interviews', ...why }),
  ],
  'a large export': [
    'coordinator',
    (actor: StaffActor) => requestExport(actor, { kind: 'families', locale: 'nl', ...why }),
  ],
  'the request to export persons': ['admin', (actor: StaffActor) => whileOff(() => requestPersonExport(actor))],
  'an invitation': ['admin', (actor: StaffActor) => inviteStaff(actor, invitation())],
  'another role': ['admin', async (actor: StaffActor) => updateStaff(actor, await changed('coordinator'))],
  'another place to read for': ['admin', async (actor: StaffActor) => updateStaff(actor, await otherPlace())],
  'an invitation once more': ['admin', async (actor: StaffActor) => resendInvitation(actor, await colleague())],
  'a link for a password': ['admin', async (actor: StaffActor) => resetPassword(actor, await colleague(entered))],
  'shutting somebody out': ['admin', async (actor: StaffActor) => disableStaff(actor, await colleague(entered))],
  'letting somebody in again': ['admin', async (actor: StaffActor) => enableStaff(actor, await colleague(gone))],
  'signing somebody out': ['admin', async (actor: StaffActor) => endStaffSessions(actor, await colleague(entered))],
  'the request to clear factors': ['admin', async (actor: StaffActor) => requestFactorClearing(actor, await withApp())],
  'a link to a calendar': ['caller', (actor: StaffActor) => createCalendarFeed(actor)],
  'the question before a download': ['coordinator', (actor: StaffActor) => checkFresh(actor)],
} as const

describe.each(Object.entries(steps))('%s', (_, [role, run]) => {
  it('is refused ten minutes after its person showed who they are, and done before', async () => {
    const actor = { ...(await anActor(organisationId, role)), confirmsBy: 'factor' } as const
    // Only an admin with a password counts as one.
    await database().staff.update({ where: { id: actor.staffId }, data: { passwordHash: 'x' } })
    await expect(run(minutesAgo(actor, 10))).rejects.toMatchObject(needed)
    await expect(run({ ...actor, verifiedAt: null })).rejects.toMatchObject(needed)
    expect(await run(minutesAgo(actor, 5)).then(() => 'done')).toBe('done')
  })
})

test('fetching a large file is refused before the file is looked up', async () => {
  const actor = { ...(await anActor(organisationId, 'coordinator')), confirmsBy: 'factor' } as const
  const file = { kind: 'families', id: randomUUID() } as const
  await expect(exportReadyFile(minutesAgo(actor, 10), file)).rejects.toMatchObject(needed)
  await expect(exportReadyFile(actor, file)).rejects.toMatchObject({ code: 'not_found' })
})

test('a name is changed without it, and the operator needs none', async () => {
  const actor = minutesAgo(await anActor(organisationId, 'admin'), 60)
  expect(await updateStaff(actor, await changed('caller'))).toEqual({ version: 2, waits: false })
  const { staffId: id } = await inviteStaff(systemActor(organisationId), invitation())
  expect(await database().staff.count({ where: { id } })).toBe(1)
})
