import { addConcernEntry } from '@/features/concerns/commands/add-concern-entry'
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { begunCallMs, heldCallMs } from '@/domain/access/interview'
import { familyById } from '@/features/families/queries/family-by-id'
import { saveAgreedHelp } from '@/features/interviews/commands/save-agreed-help'
import { savePosition } from '@/features/interviews/commands/save-position'
import { saveCheckIn } from '@/features/interviews/commands/save-check-in'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { interviewForm } from '@/features/interviews/queries/interview-form'
import { currentAnswers } from '@/features/interviews/queries/current-answers'
import { interviewStart } from '@/features/interviews/queries/interview-start'
import { openInterviews } from '@/features/calls/queries/open-interviews'
import { handedOverInterviews } from '@/features/calls/queries/handed-over-interviews'
import { aCall, aClient, people, send, storedAnswer, type ACall } from './call-fixture'
import { anActor, auditOf } from './factories'
import { database } from './owner'

let call: ACall
let next: StaffActor
let tab: ReturnType<typeof aClient>

/** Makes an open call and assigns its family to another caller. */
beforeEach(async () => {
  call = await aCall(await people())
  next = await anActor(call.organisationId, 'caller')
  tab = aClient()
  await database().family.update({ where: { id: call.familyId }, data: { callerId: next.staffId } })
})

const begunAgo = (ms: number) =>
  database().interview.update({ where: { id: call.id }, data: { startedAt: new Date(Date.now() - ms) } })

const helpAgreed = () => ({
  id: call.id,
  helpId: randomUUID(),
  version: 1,
  type: 'laptop' as const,
  text: 'voor de jongste',
  state: 'open' as const,
  suggestedBy: null,
  owner: 'me' as const,
  dueOn: '2030-01-10',
})

const concernEntry = (id: string) => ({
  id,
  entryId: randomUUID(),
  concernId: null,
  kind: 'raised' as const,
  text: 'Klonk angstig.',
  source: null,
})

/** Every command and query of an open call, for this actor. */
const everyWay = (actor: StaffActor): Record<string, () => Promise<unknown>> => ({
  answer: () => send(actor, tab(call.id, 'internet', { value: 'yes' })),
  note: () => send(actor, tab(call.id, 'internet', { note: 'hapert' })),
  place: () => savePosition(actor, { id: call.id, place: 'internet', later: [], introduced: true }),
  help: () => saveAgreedHelp(actor, helpAgreed()),
  concern: () => addConcernEntry(actor, concernEntry(call.id)),
  checkIn: () => saveCheckIn(actor, { id: call.id, feeling: 'heavy', text: '', shared: false }),
  look: () => currentAnswers(actor, call.id),
  page: () => interviewForm(actor, call.id),
})

const nameOf = async (actor: StaffActor) =>
  (await database().staff.findUniqueOrThrow({ where: { id: actor.staffId }, select: { name: true } })).name

describe('a call whose family was handed over', () => {
  it('can be finished by the caller who began it', async () => {
    for (const way of Object.values(everyWay(call.caller))) await way()
    await send(call.caller, tab(call.id, 'call_date', { value: '2020-05-15' }))
    await send(call.caller, tab(call.id, 'confidentiality', { value: 'yes' }))
    await endInterview(call.caller, { id: call.id, how: 'completed' })
    expect(await storedAnswer(call.id, 'internet')).toMatchObject({ value: 'yes', note: 'hapert' })
    expect((await auditOf(call.id)).map(({ verb }) => verb)).toEqual(
      expect.arrayContaining(['answer.save', 'concern.raise', 'check_in.save', 'interview.end']),
    )
  })

  it('shows who has the family now and until when it may be finished, and nothing of the family’s record', async () => {
    const page = await interviewForm(call.caller, call.id)
    expect(page.handedOver).toEqual({
      kind: 'to',
      to: await nameOf(next),
      until: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    })
    expect((await currentAnswers(call.caller, call.id)).handedOver).toEqual(page.handedOver)
    expect(page).toMatchObject({ offered: {}, earlierHelp: [] })
    expect((await interviewForm(next, call.id)).handedOver).toBeNull()
  })

  it('can be continued by the new caller', async () => {
    await send(next, tab(call.id, 'internet', { value: 'no' }))
    expect(await storedAnswer(call.id, 'internet')).toMatchObject({ value: 'no' })
  })

  it('gives the caller who began it access to nothing else of the family', async () => {
    await expect(familyById(call.caller, call.familyId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(interviewStart(call.caller, call.familyId)).rejects.toMatchObject({ code: 'not_found' })
    expect((await openInterviews(call.caller)).interviews).toEqual([])
    expect(await handedOverInterviews(call.caller)).toMatchObject([{ id: call.id, family: { identity: null } }])
    expect(await handedOverInterviews(next)).toEqual([])
    await begunAgo(begunCallMs + 1000)
    expect(await handedOverInterviews(call.caller)).toEqual([])
  })

  it.each(Object.keys(everyWay({} as StaffActor)))(
    'refuses %s a day after it began, names the new caller and audits the refusal',
    async (way) => {
      await begunAgo(begunCallMs + 1000)
      const values = { caller: await nameOf(next) }
      await expect(everyWay(call.caller)[way]?.()).rejects.toMatchObject({
        code: 'forbidden',
        reason: 'handed_over',
        values,
      })
      expect(await auditOf(call.id)).toMatchObject([{ detail: { refused: true } }])
      expect(await storedAnswer(call.id, 'internet')).toBeNull()
    },
  )

  it('accepts answers until a minute before the day is over', async () => {
    await begunAgo(begunCallMs - 60_000)
    await send(call.caller, tab(call.id, 'internet', { value: 'yes' }))
    expect(await storedAnswer(call.id, 'internet')).toMatchObject({ value: 'yes' })
  })

  it('refuses everything but a concern and the check-in once it has ended, also within the time for corrections', async () => {
    await database().interview.update({
      where: { id: call.id },
      data: { state: 'completed', endedAt: new Date(), ref: `t-${call.id}` },
    })
    const { concern, checkIn, ...otherWays } = everyWay(call.caller)
    for (const way of Object.values(otherWays))
      await expect(way()).rejects.toMatchObject({ code: 'forbidden', reason: 'handed_over' })
    for (const way of [concern, checkIn]) await way?.()
    const dayAgo = new Date(Date.now() - heldCallMs - 60_000)
    await database().interview.update({ where: { id: call.id }, data: { endedAt: dayAgo } })
    await expect(checkIn?.()).rejects.toMatchObject({ code: 'forbidden', reason: 'handed_over' })
    // To a concern of one's own one may always add.
    await concern?.()
  })

  it('is not found by a caller who neither began it nor has the family', async () => {
    const stranger = await anActor(call.organisationId, 'caller')
    for (const way of Object.values(everyWay(stranger)))
      await expect(way()).rejects.toMatchObject({ code: 'not_found' })
  })

  it('refers to the coordinator when the family has no new caller', async () => {
    await database().family.update({ where: { id: call.familyId }, data: { callerId: null } })
    await begunAgo(begunCallMs + 1000)
    await expect(currentAnswers(call.caller, call.id)).rejects.toMatchObject({ reason: 'without_caller' })
  })
})
