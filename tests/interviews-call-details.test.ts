import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { correctionMs } from '@/domain/access/interview'
import { sharedCheckIns } from '@/features/calls/queries/shared-check-ins'
import { updateHelp } from '@/features/help/commands/update-help'
import { saveAgreedHelp } from '@/features/interviews/commands/save-agreed-help'
import { saveCheckIn } from '@/features/interviews/commands/save-check-in'
import { interviewForm } from '@/features/interviews/queries/interview-form'
import { saveAgreedHelpSchema, saveCheckInSchema, type SaveAgreedHelp } from '@/features/interviews/schema'
import { parseInput } from '@/server/action'
import { inTransaction, ofOrganisation } from '@/server/db'
import { destroyKey } from '@/server/sealed/sealed-text'
import { aCall, people, type ACall, type People } from './call-fixture'
import { aKnownFamily, anActor, anOrganisation, auditOf } from './factories'
import { database } from './owner'

let who: People
let call: ACall

beforeAll(async () => {
  who = await people()
})

beforeEach(async () => {
  call = await aCall(who)
})

const strangers = async () => [
  await anActor(who.organisationId, 'caller'),
  await anActor(who.organisationId, 'coach'),
  await anActor(who.organisationId, 'reader'),
  await anActor(who.organisationId, 'admin'),
  await anActor(await anOrganisation(), 'coordinator'),
]

describe('help agreed in the call (help.add, help.change)', () => {
  const help = (about: Partial<SaveAgreedHelp> = {}): SaveAgreedHelp =>
    parseInput(saveAgreedHelpSchema, {
      id: call.id,
      helpId: randomUUID(),
      type: 'laptop',
      text: 'voor de jongste',
      state: 'open',
      dueOn: '2020-04-10',
      ...about,
    })
  const itemsOf = () => database().helpItem.findMany({ where: { familyId: call.familyId } })

  it('refuses everybody who may not see the family', async () => {
    for (const stranger of await strangers())
      await expect(saveAgreedHelp(stranger, help())).rejects.toMatchObject({ code: 'not_found' })
    expect(await itemsOf()).toEqual([])
  })

  it('has an owner and a date', async () => {
    await saveAgreedHelp(call.caller, help())
    expect(await itemsOf()).toMatchObject([
      { type: 'laptop', text: 'voor de jongste', state: 'open', ownerId: call.caller.staffId, interviewId: call.id },
    ])
    expect((await interviewForm(call.caller, call.id)).help).toMatchObject([{ owner: 'me', dueOn: '2020-04-10' }])
  })

  it('can be given to the coordinator', async () => {
    await saveAgreedHelp(call.caller, help({ owner: 'coordinator' }))
    expect(await itemsOf()).toMatchObject([{ ownerId: call.coordinator.staffId }])
  })

  it('keeps its owner when somebody else changes its text', async () => {
    const mine = help()
    await saveAgreedHelp(call.caller, mine)
    expect((await interviewForm(call.coordinator, call.id)).help).toMatchObject([{ owner: 'kept' }])
    await saveAgreedHelp(call.coordinator, { ...mine, text: 'voor de oudste', owner: 'kept' })
    expect(await itemsOf()).toMatchObject([{ text: 'voor de oudste', ownerId: call.caller.staffId }])
  })

  it('keeps the reason of a suggestion that is accepted, changed or dismissed', async () => {
    const accepted = help({ suggestedBy: 'few_devices' })
    await saveAgreedHelp(call.caller, accepted)
    await saveAgreedHelp(call.caller, { ...accepted, type: 'internet', text: 'wifi bij de buren' })
    await saveAgreedHelp(call.caller, help({ type: 'play', state: 'dismissed', suggestedBy: 'said_need' }))
    expect(
      (await itemsOf()).map(({ type, state, suggestedBy, version }) => [type, state, suggestedBy, version]),
    ).toEqual([
      ['internet', 'open', 'few_devices', 2],
      ['play', 'dismissed', 'said_need', 1],
    ])
  })

  it('is stored once when it is sent twice, even at once', async () => {
    const once = help()
    await Promise.all([saveAgreedHelp(call.caller, once), saveAgreedHelp(call.caller, once)])
    await saveAgreedHelp(call.caller, once)
    expect(await itemsOf()).toHaveLength(1)
  })

  it('changes nothing when it is sent again as it is stored', async () => {
    const once = help()
    expect(await saveAgreedHelp(call.caller, once)).toEqual({ helpId: once.helpId, version: 1 })
    expect(await saveAgreedHelp(call.caller, once)).toEqual({ helpId: once.helpId, version: 1 })
    expect((await auditOf(once.helpId)).map(({ verb }) => verb)).toEqual(['help.add'])
  })

  it('never puts back what a colleague changed since, and says what it is now', async () => {
    const first = help()
    await saveAgreedHelp(call.caller, first)
    const theirs = { text: 'bij school gehaald', ownerId: call.coordinator.staffId, dueOn: '2020-04-03' }
    await updateHelp(call.coordinator, { id: first.helpId, version: 1, ...theirs })
    const stored = await itemsOf()
    const late = [first, { ...first, state: 'dismissed' as const }, { ...first, text: 'voor de oudste' }]
    for (const input of late)
      await expect(saveAgreedHelp(call.caller, input)).rejects.toMatchObject({
        code: 'conflict',
        reason: 'help_changed',
        values: { owner: 'Proef', day: '2020-04-03' },
      })
    expect(await itemsOf()).toEqual(stored)
  })

  it('changes what the screen has seen, one change after another', async () => {
    const first = help()
    await saveAgreedHelp(call.caller, first)
    const second = await saveAgreedHelp(call.caller, { ...first, text: 'voor de oudste' })
    expect(second).toMatchObject({ version: 2 })
    expect((await interviewForm(call.caller, call.id)).help).toMatchObject([{ version: 2 }])
    await saveAgreedHelp(call.caller, { ...first, ...second, text: 'voor allebei' })
    expect(await itemsOf()).toMatchObject([{ text: 'voor allebei', version: 3 }])
  })

  it('is refused to a caller once the answers cannot be corrected any more', async () => {
    const first = help()
    await saveAgreedHelp(call.caller, first)
    const endedAgo = (ms: number) =>
      database().interview.update({
        where: { id: call.id },
        data: { state: 'completed', ref: randomUUID(), endedAt: new Date(Date.now() - ms) },
      })
    await endedAgo(correctionMs - 60_000)
    await saveAgreedHelp(call.caller, { ...first, text: 'later toegevoegd' })
    await endedAgo(correctionMs + 60_000)
    const stored = await itemsOf()
    for (const input of [help(), { ...first, version: 2, state: 'dismissed' as const }])
      await expect(saveAgreedHelp(call.caller, input)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await itemsOf()).toEqual(stored)
    await saveAgreedHelp(call.coordinator, { ...first, version: 2, owner: 'kept' })
  })

  it('cannot change help of another family, or help that is closed', async () => {
    const theirs = help()
    await saveAgreedHelp(call.caller, theirs)
    const other = await aCall(who)
    await expect(saveAgreedHelp(call.caller, { ...theirs, id: other.id })).rejects.toMatchObject({ code: 'not_found' })
    await database().helpItem.update({ where: { id: theirs.helpId }, data: { state: 'done' } })
    await expect(saveAgreedHelp(call.caller, theirs)).rejects.toMatchObject({ code: 'locked', reason: 'help_closed' })
  })

  it.each([
    { type: 'car' },
    { text: 'a'.repeat(2001) },
    { text: 'een\u0000twee' },
    { dueOn: '2020-02-30' },
    { state: 'done' },
    { helpId: '1' },
    { suggestedBy: 'a'.repeat(61) },
  ])('refuses %j', (about) => expect(() => help(about as Partial<SaveAgreedHelp>)).toThrow('invalid'))

  it('writes the audit row, without the words', async () => {
    const once = help()
    await saveAgreedHelp(call.caller, once)
    await saveAgreedHelp(call.caller, { ...once, text: 'voor de oudste' })
    expect(await auditOf(once.helpId)).toEqual([
      { verb: 'help.add', detail: { type: 'laptop', state: 'open' } },
      { verb: 'help.change', detail: { type: 'laptop', state: 'open' } },
    ])
  })
})

describe('check_in.save ("hoe was dit gesprek voor u?")', () => {
  const checkIn = (about: object = {}) =>
    parseInput(saveCheckInSchema, { id: call.id, feeling: 'heavy', text: 'Ik lig er wakker van.', ...about })

  it('refuses everybody but the caller, even a coordinator who sees the family', async () => {
    for (const stranger of await strangers())
      await expect(saveCheckIn(stranger, checkIn())).rejects.toMatchObject({ code: 'not_found' })
    await expect(saveCheckIn(call.coordinator, checkIn())).rejects.toMatchObject({ code: 'forbidden' })
    expect(await database().callerCheckIn.findMany({ where: { interviewId: call.id } })).toEqual([])
  })

  it('is shown to the caller alone', async () => {
    await saveCheckIn(call.caller, checkIn())
    expect((await interviewForm(call.caller, call.id)).checkIn).toMatchObject({
      feeling: 'heavy',
      text: 'Ik lig er wakker van.',
      shared: false,
    })
    expect((await interviewForm(call.coordinator, call.id)).checkIn).toBeNull()
  })

  it('is shown to the coordinators of the organisation once it is shared, without the family', async () => {
    await saveCheckIn(call.caller, checkIn())
    const own = async () =>
      (await sharedCheckIns(call.coordinator)).filter(({ interviewId }) => interviewId === call.id)
    expect(await own()).toEqual([])
    await saveCheckIn(call.caller, checkIn({ shared: true }))
    expect(await own()).toEqual([
      {
        interviewId: call.id,
        staffId: call.caller.staffId,
        feeling: 'heavy',
        text: 'Ik lig er wakker van.',
        savedAt: expect.any(Date),
        by: expect.any(String),
      },
    ])
    await expect(sharedCheckIns(call.caller)).rejects.toMatchObject({ code: 'forbidden' })
    const elsewhere = await anActor(await anOrganisation(), 'coordinator')
    expect(await sharedCheckIns(elsewhere)).toEqual([])
  })

  it('is changed when it is sent again', async () => {
    await saveCheckIn(call.caller, checkIn())
    await saveCheckIn(call.caller, checkIn({ feeling: 'ordinary', shared: true }))
    expect(await database().callerCheckIn.findMany({ where: { interviewId: call.id } })).toMatchObject([
      { feeling: 'ordinary', shared: true },
    ])
  })

  it('is sealed for the family to which a file gives the interview meanwhile', async () => {
    const { id: familyId } = await aKnownFamily(who.organisationId, { callerId: who.caller.staffId })
    let saving: Promise<unknown> = Promise.resolve()
    await inTransaction(ofOrganisation(who.organisationId), async (tx) => {
      await tx.$queryRaw`select id from move_interviews(${JSON.stringify([{ interviewId: call.id, familyId }])}::jsonb)`
      saving = saveCheckIn(call.caller, checkIn())
      await setTimeout(500)
    })
    await saving
    destroyKey(call.familyId)
    expect(await database().callerCheckIn.findMany({ where: { interviewId: call.id } })).toMatchObject([
      { feeling: 'heavy', text: 'Ik lig er wakker van.' },
    ])
  })

  it.each([{ feeling: 'angry' }, { text: 'a'.repeat(10_001) }, { text: 'half \ud83d' }])('refuses %j', (about) =>
    expect(() => checkIn(about)).toThrow('invalid'),
  )

  it('writes the audit row, without the words', async () => {
    await saveCheckIn(call.caller, checkIn())
    expect(await auditOf(call.id)).toEqual([{ verb: 'check_in.save', detail: { shared: false } }])
  })
})
