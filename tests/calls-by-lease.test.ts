/**
 * What somebody can do with a family of another whom they call by lease, and what they can still write once the lease ended by
 * the outcome or the end of the interview.
 */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { heldCallMs } from '@/domain/access/interview'
import { claimNextFamily } from '@/features/calls/commands/claim-next-family'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { startAttempt } from '@/features/calls/commands/start-attempt'
import { takeOverFoundFamily } from '@/features/calls/commands/take-over-found-family'
import { undoAttempt } from '@/features/calls/commands/undo-attempt'
import { appointmentsOfFamily } from '@/features/calls/queries/appointments-of-family'
import { attemptsOfFamily } from '@/features/calls/queries/attempts-of-family'
import { callOfFamily } from '@/features/calls/queries/call-of-family'
import { stepOfFamily } from '@/features/calls/queries/step-of-family'
import { recordAttemptSchema } from '@/features/calls/schema'
import { careStepsOfFamily } from '@/features/care-steps/queries/care-steps-of-family'
import { addConcernEntry } from '@/features/concerns/commands/add-concern-entry'
import { addFamilyConcern } from '@/features/concerns/commands/add-family-concern'
import { concernsOfFamily } from '@/features/concerns/queries/concerns-of-family'
import { ownConcern } from '@/features/concerns/queries/own-concern'
import { createLetter } from '@/features/families/commands/create-letter'
import { callCard } from '@/features/families/queries/call-card'
import { contactForForm } from '@/features/families/queries/contact-for-form'
import { contactHistory } from '@/features/families/queries/contact-history'
import { familyById } from '@/features/families/queries/family-by-id'
import { helpOfFamily } from '@/features/help/queries/help-of-family'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { saveCheckIn } from '@/features/interviews/commands/save-check-in'
import { startInterview } from '@/features/interviews/commands/start-interview'
import { interviewForm } from '@/features/interviews/queries/interview-form'
import { interviewStart } from '@/features/interviews/queries/interview-start'
import { talkRequests } from '@/features/team/queries/talk-requests'
import { aClient, again, people, send, type People } from './call-fixture'
import { aKnownFamily, anActor, fictionalNumber } from './factories'
import { database } from './owner'

let who: People
let owner: StaffActor

beforeEach(async () => {
  process.env.NABIJ_NOW = '2020-04-01T10:00:00Z'
  who = await people()
  owner = await anActor(who.organisationId, 'caller')
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

const after = (ms: number) => {
  process.env.NABIJ_NOW = new Date(Date.parse('2020-04-01T10:00:00Z') + ms).toISOString()
}

type About = Parameters<typeof aKnownFamily>[1]
const family = async (about: About = {}) => {
  const { id } = await aKnownFamily(who.organisationId, { address: 'Proefstraat 1\n1234 AB Proefstad', ...about })
  return id
}
const away = (staffId: string) =>
  database().absence.create({
    data: {
      organisationId: who.organisationId,
      staffId,
      recordedById: staffId,
      fromDay: new Date('2020-03-30'),
      untilDay: new Date('2020-04-10'),
    },
    select: { id: true },
  })

/** The ways in which a caller gets a family of another for the time of a lease. */
const ways: Record<string, () => Promise<string>> = {
  'from the pool': async () => {
    const id = await family()
    expect(await claimNextFamily(who.caller, { afterId: null })).toEqual({ familyId: id })
    return id
  },
  'of a caller who is away without a cover': async () => {
    const id = await family({ callerId: owner.staffId })
    await away(owner.staffId)
    expect(await claimNextFamily(who.caller, { afterId: null })).toEqual({ familyId: id })
    return id
  },
  'taken over while its parent calls back': async () => {
    const number = fictionalNumber()
    const id = await family({ callerId: owner.staffId, numbers: [number] })
    await takeOverFoundFamily(who.caller, { id: randomUUID(), familyId: id, number })
    return id
  },
}

const start = (actor: StaffActor, familyId: string) =>
  startInterview(actor, { familyId, channel: 'phone', chosenBy: 'worker' })
const letterTo = (familyId: string) => ({ familyId, language: 'nl' as const, callBackNumber: '071 512 3456' })
const noAnswer = (familyId: string) =>
  recordAttemptSchema.parse({ id: randomUUID(), familyId, contactPointId: null, outcome: 'no_answer' })
const aboutFamily = (familyId: string) => ({ familyId, entryId: randomUUID(), text: 'Klonk angstig.', source: null })
const aboutCall = (id: string) => ({
  id,
  entryId: randomUUID(),
  concernId: null,
  kind: 'raised' as const,
  text: 'Klonk angstig.',
  source: null,
})
const checkIn = (id: string, talkWith: string | null = null) => ({
  id,
  feeling: 'heavy' as const,
  text: 'Ik lig er wakker van.',
  shared: false,
  talkWith,
})

/** Everything that the pages of a family and its call read. */
const pagesOf = (actor: StaffActor, id: string): Record<string, () => Promise<unknown>> => ({
  family: () => familyById(actor, id),
  card: () => callCard(actor, id),
  call: () => callOfFamily(actor, id),
  step: () => stepOfFamily(actor, id),
  start: () => interviewStart(actor, id),
  contact: () => contactForForm(actor, id),
  history: () => contactHistory(actor, id),
  concerns: () => concernsOfFamily(actor, id),
  help: () => helpOfFamily(actor, id),
  careSteps: () => careStepsOfFamily(actor, id),
  attempts: () => attemptsOfFamily(actor, id),
  appointments: () => appointmentsOfFamily(actor, id),
})

describe.each(Object.keys(ways))('a family %s', (way) => {
  const given = () => ways[way]?.() ?? Promise.reject(new Error('no such way'))

  test('opens on every page of a family and a call, and so does its interview', async () => {
    const id = await given()
    for (const page of Object.values(pagesOf(who.caller, id))) await page()
    await database().familyIdentity.update({ where: { familyId: id }, data: { mayLeaveMessage: true } })
    await createLetter(who.caller, letterTo(id))
    const interview = await start(who.caller, id)
    expect(await interviewForm(who.caller, interview.id)).toMatchObject({
      isMine: true,
      handedOver: way === 'from the pool' ? null : { kind: 'lent' },
    })
    await ownConcern(who.caller, interview.id)
  })

  test('is closed to everybody else who makes calls, and to its caller’s colleague after the lease', async () => {
    const id = await given()
    const stranger = await anActor(who.organisationId, 'caller')
    for (const page of [familyById, callCard, interviewStart, concernsOfFamily])
      await expect(page(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(createLetter(stranger, letterTo(id))).rejects.toMatchObject({ code: 'not_found' })
    after(61 * 60_000)
    for (const page of [familyById, callCard, interviewStart, concernsOfFamily])
      await expect(page(await again(who.caller), id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('whose interview ended: who spoke can raise a concern, say it was heavy and ask to talk, for a day', async () => {
    const familyId = await given()
    const { id } = await start(who.caller, familyId)
    await send(who.caller, aClient()(id, 'confidentiality', { value: 'yes' }))
    await endInterview(who.caller, { id, how: 'completed' })
    await expect(familyById(who.caller, familyId)).rejects.toMatchObject({ code: 'not_found' })
    await addConcernEntry(who.caller, aboutCall(id))
    await addFamilyConcern(who.caller, aboutFamily(familyId))
    await saveCheckIn(who.caller, checkIn(id, who.coordinator.staffId))
    expect((await talkRequests(who.coordinator)).count).toBe(1)
    expect((await concernsOfFamily(who.coordinator, familyId)).concerns).toHaveLength(2)
    for (const page of [familyById, callCard, interviewStart, concernsOfFamily])
      await expect(page(who.caller, familyId)).rejects.toMatchObject({ code: 'not_found' })
    after(heldCallMs + 60_000)
    const later = await again(who.caller)
    await expect(saveCheckIn(later, checkIn(id))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(addFamilyConcern(later, aboutFamily(familyId))).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('who tried to reach a family', () => {
  test('can raise a concern about it for a day, although the outcome ended the lease, and reads nothing by it', async () => {
    const familyId = await family()
    await claimNextFamily(who.caller, { afterId: null })
    await recordAttempt(who.caller, noAnswer(familyId))
    const entry = aboutFamily(familyId)
    await addFamilyConcern(who.caller, entry)
    await addFamilyConcern(who.caller, entry)
    expect(await database().safetyConcern.findMany({ where: { familyId }, select: { raisedById: true } })).toEqual([
      { raisedById: who.caller.staffId },
    ])
    await expect(concernsOfFamily(who.caller, familyId)).rejects.toMatchObject({ code: 'not_found' })
    after(heldCallMs + 1)
    await expect(addFamilyConcern(who.caller, aboutFamily(familyId))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is not who undid the attempt, nor a colleague', async () => {
    const familyId = await family()
    await claimNextFamily(who.caller, { afterId: null })
    const attempt = noAnswer(familyId)
    await recordAttempt(who.caller, attempt)
    await expect(addFamilyConcern(owner, aboutFamily(familyId))).rejects.toMatchObject({ code: 'not_found' })
    await undoAttempt(who.caller, { id: attempt.id })
    // Who undid it has the lease again, to record what really happened.
    await database().callLease.deleteMany({ where: { familyId } })
    await expect(addFamilyConcern(who.caller, aboutFamily(familyId))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is also who dialled and lost the family before the outcome', async () => {
    const familyId = await family({ callerId: who.caller.staffId })
    await startAttempt(who.caller, { id: randomUUID(), familyId, contactPointId: null, channel: 'phone' })
    await database().family.update({ where: { id: familyId }, data: { callerId: owner.staffId } })
    after(61 * 60_000)
    await addFamilyConcern(await again(who.caller), aboutFamily(familyId))
    expect(await database().safetyConcern.count({ where: { familyId } })).toBe(1)
  })
})
