/** An actor who asks for something out of scope gets not_found, and the attempt is recorded in the log. */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { aHelpItem, aKnownFamily, anActor, anInterview, anOrganisation, aSchool, aStaffMember } from './factories'
import { roles, type Role, type StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import type { Verb } from '@/domain/access/verbs'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { requestCall } from '@/features/calls/commands/request-call'
import { requestCallSchema } from '@/features/calls/schema'
import { addConcernEntry } from '@/features/concerns/commands/add-concern-entry'
import { markConcernSeen } from '@/features/concerns/commands/mark-concern-seen'
import { assignFamilies } from '@/features/families/commands/assign-families'
import { createFamily } from '@/features/families/commands/create-family'
import { updateFamily } from '@/features/families/commands/update-family'
import { familyById } from '@/features/families/queries/family-by-id'
import { familyForForm } from '@/features/families/queries/family-for-form'
import { addHelp } from '@/features/help/commands/add-help'
import { updateHelp } from '@/features/help/commands/update-help'
import { closeHelp } from '@/features/help/commands/close-help'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { resolveConflict } from '@/features/interviews/commands/resolve-conflict'
import { interviewForm } from '@/features/interviews/queries/interview-form'
import { interviewStart } from '@/features/interviews/queries/interview-start'
import { approveWithdrawalReason } from '@/features/releases/commands/approve-withdrawal-reason'
import { discardWithdrawalReason } from '@/features/releases/commands/discard-withdrawal-reason'
import { exportIssueByNumber } from '@/features/releases/commands/export-issue-by-number'
import { issueRecord } from '@/features/releases/queries/issue-record'
import { issueById } from '@/features/releases/queries/issue-by-id'
import { disableStaff } from '@/features/staff/commands/disable-staff'
import { enableStaff } from '@/features/staff/commands/enable-staff'
import { resendInvitation } from '@/features/staff/commands/resend-invitation'
import { resetPassword } from '@/features/staff/commands/reset-password'
import { updateStaff } from '@/features/staff/commands/update-staff'
import { endSession } from '@/features/staff/commands/end-session'
import { noPreferences } from '@/domain/people/contact-preferences'
import { database } from './owner'

let organisationId: string
let family: { id: string }
let interview: { id: string }
let help: { id: string }
let entry: string
let refusedChange: string
let stranger: { coordinator: StaffActor; admin: StaffActor; caller: StaffActor }

beforeAll(async () => {
  organisationId = await anOrganisation()
  const other = await anOrganisation()
  const callerId = await aStaffMember(organisationId)
  family = await aKnownFamily(organisationId, { callerId })
  interview = await anInterview(organisationId, { familyId: family.id, callerId })
  help = await aHelpItem(organisationId, { familyId: family.id })
  entry = await anEntryOfOthers()
  refusedChange = randomUUID()
  await database().answerChange.create({
    data: {
      operationId: refusedChange,
      organisationId,
      interviewId: interview.id,
      clientId: randomUUID(),
      sequence: 1,
      key: 'internet',
      part: 'value',
      baseVersion: 0,
      outcome: 'refused',
      at: new Date(),
    },
  })
  stranger = {
    coordinator: await anActor(other, 'coordinator'),
    admin: await anActor(other, 'admin'),
    caller: await anActor(organisationId, 'caller'),
  }
})

const refusalsOf = async (actor: StaffActor) =>
  (await database().audit.findMany({ where: { staffId: actor.staffId }, orderBy: { at: 'asc' } })).map(
    ({ organisationId: of, verb, subjectId, detail }) => ({ of, verb, subjectId, detail }),
  )

const rowOf = (actor: StaffActor, verb: string, subjectId: string) => ({
  of: actor.organisationId,
  verb,
  subjectId,
  detail: { refused: true, reason: 'not_found' },
})

/** A call of the actor's own, to which ids of others are then added. */
const ownCall = async (actor: StaffActor) => {
  const own = await aKnownFamily(actor.organisationId, { callerId: actor.staffId })
  return anInterview(actor.organisationId, { familyId: own.id, callerId: actor.staffId })
}
const anEntry = { concernId: null, kind: 'raised', text: 'Zij durfde niet te praten.', source: null } as const
const anEntryOfOthers = async () => {
  const entryId = randomUUID()
  const writer = await anActor(organisationId, 'coordinator')
  await addConcernEntry(writer, { ...anEntry, id: interview.id, entryId })
  return entryId
}

const attempt = {
  contactPointId: null,
  outcome: 'no_answer',
  channel: 'phone',
  wish: null,
  appointment: null,
  note: '',
} as const
const asks: [string, keyof typeof stranger, () => string, (actor: StaffActor, id: string) => Promise<unknown>][] = [
  ['family.read', 'coordinator', () => family.id, familyById],
  ['family.update', 'coordinator', () => family.id, familyForForm],
  [
    'family.assign',
    'coordinator',
    () => family.id,
    (actor, id) => assignFamilies(actor, { assignments: [{ familyId: id, callerId: null }] }),
  ],
  [
    'attempt.record',
    'caller',
    () => family.id,
    (actor, familyId) => recordAttempt(actor, { id: randomUUID(), familyId, ...attempt }),
  ],
  [
    'call.request',
    'caller',
    () => family.id,
    (actor, familyId) =>
      requestCall(actor, requestCallSchema.parse({ id: randomUUID(), familyId, notBefore: '2020-04-01', note: '' })),
  ],
  [
    'help.add',
    'caller',
    () => family.id,
    (actor, familyId) =>
      addHelp(actor, {
        id: randomUUID(),
        familyId,
        type: 'laptop',
        text: '',
        ownerId: actor.staffId,
        dueOn: '2020-04-01',
      }),
  ],
  [
    'help.close',
    'coordinator',
    () => help.id,
    (actor, id) => closeHelp(actor, { id, version: 1, result: 'helped', resultNote: '' }),
  ],
  ['interview.start', 'caller', () => family.id, interviewStart],
  ['interview.read', 'coordinator', () => interview.id, interviewForm],
  ['interview.end', 'caller', () => interview.id, (actor, id) => endInterview(actor, { id, how: 'completed' })],
  [
    'conflict.settle',
    'caller',
    () => refusedChange,
    async (actor, refusedOperationId) =>
      resolveConflict(actor, {
        id: (await ownCall(actor)).id,
        operationId: randomUUID(),
        clientId: randomUUID(),
        sequence: 1,
        baseVersion: 1,
        refusedOperationId,
        choose: 'refused',
      }),
  ],
  ['concern.see', 'coordinator', () => entry, (actor, entryId) => markConcernSeen(actor, { entryIds: [entryId] })],
  [
    'concern.raise',
    'caller',
    () => entry,
    async (actor, entryId) => addConcernEntry(actor, { ...anEntry, id: (await ownCall(actor)).id, entryId }),
  ],
  ['release.read', 'coordinator', () => randomUUID(), issueById],
  ['release.read', 'caller', () => randomUUID(), issueRecord],
  ['release.approve', 'coordinator', () => randomUUID(), (actor, id) => approveWithdrawalReason(actor, { id })],
  ['release.withdraw', 'coordinator', () => randomUUID(), (actor, id) => discardWithdrawalReason(actor, { id })],
  ['staff.disable', 'admin', () => stranger.caller.staffId, (actor, staffId) => disableStaff(actor, { staffId })],
  ['session.end', 'admin', () => stranger.caller.sessionId, (actor, sessionId) => endSession(actor, { sessionId })],
]

const aForm = () => ({
  ref: '',
  parentName: 'Verzonnen Ouder',
  surname: '',
  address: '',
  note: '',
  ...noPreferences,
  status: 'known' as const,
  programme: '',
  homeLanguages: [],
  callerId: null,
  contactPoints: [],
  children: [],
  knownAlike: [],
})
const newFamily = (actor: StaffActor, about: object) => createFamily(actor, { ...aForm(), id: randomUUID(), ...about })
const aPromise = { type: 'laptop', text: '', dueOn: '2020-04-01' } as const

/**
 * Commands whose own subject is in scope and whose input holds an id of others: the kind of id, the verb, the reason at the
 * field.
 */
const named: [string, string, string, () => Promise<string>, (actor: StaffActor, id: string) => Promise<unknown>][] = [
  [
    'a caller',
    'family.create',
    'unknown_caller',
    () => aStaffMember(organisationId),
    (actor, callerId) => newFamily(actor, { callerId }),
  ],
  [
    'a school',
    'family.create',
    'unknown_school',
    () => aSchool(organisationId, randomUUID(), 'B1', 'M1'),
    (actor, schoolId) => newFamily(actor, { children: [{ age: 8, schoolId }] }),
  ],
  [
    'a caller',
    'family.update',
    'unknown_caller',
    () => aStaffMember(organisationId),
    async (actor, callerId) => {
      const { id, ref } = await aKnownFamily(actor.organisationId, { numbers: [] })
      return updateFamily(actor, {
        ...aForm(),
        id,
        ref,
        version: 1,
        callerId,
      })
    },
  ],
  [
    'a caller',
    'family.assign',
    'unknown_caller',
    () => aStaffMember(organisationId),
    async (actor, callerId) => {
      const { id: familyId } = await aKnownFamily(actor.organisationId)
      return assignFamilies(actor, { assignments: [{ familyId, callerId }] })
    },
  ],
  [
    'an owner',
    'help.add',
    'unknown_owner',
    () => aStaffMember(organisationId),
    async (actor, ownerId) => {
      const { id: familyId } = await aKnownFamily(actor.organisationId)
      return addHelp(actor, { ...aPromise, id: randomUUID(), familyId, ownerId })
    },
  ],
  [
    'an owner',
    'help.change',
    'unknown_owner',
    () => aStaffMember(organisationId),
    async (actor, ownerId) => {
      const { id: familyId } = await aKnownFamily(actor.organisationId)
      const { id } = await aHelpItem(actor.organisationId, { familyId })
      return updateHelp(actor, { id, version: 1, text: '', dueOn: '2020-04-01', ownerId })
    },
  ],
  [
    'a number',
    'attempt.record',
    'number_needed',
    async () => (await aKnownFamily(organisationId)).contactPoints[0]!.id,
    async (actor, contactPointId) => {
      const { id: familyId } = await aKnownFamily(actor.organisationId)
      return recordAttempt(actor, { ...attempt, id: randomUUID(), familyId, contactPointId })
    },
  ],
]

describe('an id of others in one’s own form', () => {
  test.each(named)('%s is refused at its field for %s, and recorded', async (_, verb, reason, idOf, ask) => {
    const actor = await anActor(stranger.coordinator.organisationId, 'coordinator')
    const id = await idOf()
    const refused = await ask(actor, id).then(
      () => null,
      (error: unknown) => error as { code: string; reason?: string; problems: readonly { reason: string }[] },
    )
    expect([refused?.code, refused?.reason ?? refused?.problems[0]?.reason]).toEqual(['invalid', reason])
    await vi.waitFor(async () => expect(await refusalsOf(actor)).toEqual([rowOf(actor, verb, id)]))
  })

  test('is not recorded as a stranger when it is a former colleague', async () => {
    const actor = await anActor(organisationId, 'coordinator')
    const gone = await aStaffMember(organisationId)
    await database().staff.update({ where: { id: gone }, data: { disabledAt: new Date() } })
    await expect(newFamily(actor, { callerId: gone })).rejects.toMatchObject({ reason: 'unknown_caller' })
    const stranger = await aStaffMember(await anOrganisation())
    await expect(newFamily(actor, { callerId: stranger })).rejects.toMatchObject({ reason: 'unknown_caller' })
    await vi.waitFor(async () => expect(await refusalsOf(actor)).toEqual([rowOf(actor, 'family.create', stranger)]))
  })
})

describe('a subject out of scope', () => {
  test.each(asks)('is not found for %s by a %s, and recorded', async (verb, who, idOf, ask) => {
    const actor = await anActor(stranger[who].organisationId, stranger[who].role)
    const id = idOf()
    await expect(ask(actor, id)).rejects.toMatchObject({ code: 'not_found' })
    await vi.waitFor(async () => expect(await refusalsOf(actor)).toEqual([rowOf(actor, verb, id)]))
  })

  test('is recorded alike whether it belongs to others or does not exist', async () => {
    const actor = await anActor(organisationId, 'caller')
    const nobody = randomUUID()
    await expect(familyById(actor, nobody)).rejects.toMatchObject({ code: 'not_found' })
    await vi.waitFor(async () => expect(await refusalsOf(actor)).toEqual([rowOf(actor, 'family.read', nobody)]))
  })

  test('fills the log with at most twenty rows a minute for each person', async () => {
    const actor = await anActor(organisationId, 'caller')
    for (let round = 0; round < 30; round += 1) {
      await familyById(actor, family.id).catch(() => undefined)
      if (round < 20) await vi.waitFor(async () => expect(await refusalsOf(actor)).toHaveLength(round + 1))
    }
    // Attempts by actors without access to releases count too, also by a number.
    await issueRecord(actor, randomUUID()).catch(() => undefined)
    await exportIssueByNumber(actor, { number: 1, format: 'csv' }).catch(() => undefined)
    const other = await anActor(organisationId, 'caller')
    await familyById(other, family.id).catch(() => undefined)
    await vi.waitFor(async () => expect(await refusalsOf(other)).toHaveLength(1))
    expect(await refusalsOf(actor)).toHaveLength(20)
  })
})

const aPost = { name: 'Verzonnen Naam', role: 'caller', trainee: false, boardId: null, municipalityId: null } as const

/** Calls with a verb that some of these roles never have, whatever the id. */
const never: [Verb, readonly Role[], (actor: StaffActor, id: string) => Promise<unknown>][] = [
  ['staff.disable', roles, (actor, staffId) => disableStaff(actor, { staffId })],
  ['staff.enable', roles, (actor, staffId) => enableStaff(actor, { staffId })],
  ['staff.reset_password', roles, (actor, staffId) => resetPassword(actor, { staffId })],
  ['staff.invite', roles, (actor, staffId) => resendInvitation(actor, { staffId })],
  ['staff.change', roles, (actor, staffId) => updateStaff(actor, { staffId, version: 1, ...aPost })],
  ['family.update', ['caller'], familyForForm],
  ['family.update', ['caller'], (actor, id) => updateFamily(actor, { ...aForm(), id, ref: 'X', version: 1 })],
  ['family.assign', roles, (actor, id) => assignFamilies(actor, { assignments: [{ familyId: id, callerId: null }] })],
  ['concern.see', roles, (actor, entryId) => markConcernSeen(actor, { entryIds: [entryId] })],
]

describe('a verb that a role never has', () => {
  test.each(never)('is forbidden for %s by %o, the same for every id', async (verb, who, ask) => {
    for (const role of who) {
      const actor = await anActor(organisationId, role)
      if (can(actor, verb)) continue
      const own = await aKnownFamily(organisationId, { callerId: actor.staffId })
      const ids = [await aStaffMember(organisationId), own.id, family.id, entry, stranger.admin.staffId, randomUUID()]
      for (const id of ids)
        await expect(ask(actor, id)).rejects.toMatchObject({ code: 'forbidden', message: 'forbidden' })
      const rows = await refusalsOf(actor)
      expect(rows.map(({ verb: noted, detail }) => [noted, detail])).toEqual(ids.map(() => [verb, { refused: true }]))
    }
  })
})
