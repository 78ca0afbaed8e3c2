/** Who asks for what is not in their scope hears that it does not exist, and a row in the log says that they asked. */
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { aHelpItem, aKnownFamily, anActor, anInterview, anOrganisation, aStaffMember } from './factories'
import type { StaffActor } from '@/domain/access/actor'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { requestCall } from '@/features/calls/commands/request-call'
import { assignFamilies } from '@/features/families/commands/assign-families'
import { familyById, familyForForm } from '@/features/families/queries/family-by-id'
import { addHelp } from '@/features/help/commands/add-help'
import { closeHelp } from '@/features/help/commands/close-help'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { interviewInHand } from '@/features/interviews/queries/interview-in-hand'
import { interviewStart } from '@/features/interviews/queries/interview-start'
import { issueById } from '@/features/releases/queries/read-release'
import { disableStaff } from '@/features/staff/commands/disable-staff'
import { endSession } from '@/features/staff/commands/sessions'
import { database } from '@/server/db'

let organisationId: string
let family: { id: string }
let interview: { id: string }
let help: { id: string }
let stranger: { coordinator: StaffActor; admin: StaffActor; caller: StaffActor }

beforeAll(async () => {
  organisationId = await anOrganisation()
  const other = await anOrganisation()
  const callerId = await aStaffMember(organisationId)
  family = await aKnownFamily(organisationId, { callerId })
  interview = await anInterview(organisationId, { familyId: family.id, callerId })
  help = await aHelpItem(organisationId, { familyId: family.id })
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

const attempt = { contactPointId: null, outcome: 'no_answer', callBackOn: null } as const
const asks: [string, keyof typeof stranger, () => string, (actor: StaffActor, id: string) => Promise<unknown>][] = [
  ['family.read', 'coordinator', () => family.id, familyById],
  ['family.update', 'caller', () => family.id, familyForForm],
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
    (actor, familyId) => requestCall(actor, { id: randomUUID(), familyId, notBefore: '2020-04-01', note: '' }),
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
  ['interview.read', 'coordinator', () => interview.id, interviewInHand],
  ['interview.end', 'caller', () => interview.id, (actor, id) => endInterview(actor, { id, how: 'completed' })],
  ['release.read', 'coordinator', () => randomUUID(), issueById],
  ['staff.disable', 'admin', () => stranger.caller.staffId, (actor, staffId) => disableStaff(actor, { staffId })],
  ['session.end', 'admin', () => stranger.caller.sessionId, (actor, sessionId) => endSession(actor, { sessionId })],
]

describe('what is out of scope', () => {
  test.each(asks)('is not found for %s by a %s, and noted', async (verb, who, idOf, ask) => {
    const actor = await anActor(stranger[who].organisationId, stranger[who].role)
    const id = idOf()
    await expect(ask(actor, id)).rejects.toMatchObject({ code: 'not_found' })
    await vi.waitFor(async () => expect(await refusalsOf(actor)).toEqual([rowOf(actor, verb, id)]))
  })

  test('is noted alike when it is of another and when it is of nobody', async () => {
    const actor = await anActor(organisationId, 'caller')
    const nobody = randomUUID()
    await expect(familyById(actor, nobody)).rejects.toMatchObject({ code: 'not_found' })
    await vi.waitFor(async () => expect(await refusalsOf(actor)).toEqual([rowOf(actor, 'family.read', nobody)]))
  })

  test('fills the log with twenty rows of one person a minute and no more', async () => {
    const actor = await anActor(organisationId, 'caller')
    for (let round = 0; round < 30; round += 1) {
      await familyById(actor, family.id).catch(() => undefined)
      if (round < 20) await vi.waitFor(async () => expect(await refusalsOf(actor)).toHaveLength(round + 1))
    }
    const other = await anActor(organisationId, 'caller')
    await familyById(other, family.id).catch(() => undefined)
    await vi.waitFor(async () => expect(await refusalsOf(other)).toHaveLength(1))
    expect(await refusalsOf(actor)).toHaveLength(20)
  })
})
