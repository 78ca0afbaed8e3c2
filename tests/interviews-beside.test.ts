import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sharedCheckIns } from '@/features/calls/queries/check-ins'
import { agreeHelp } from '@/features/interviews/commands/agree-help'
import { saveCheckIn } from '@/features/interviews/commands/beside-the-call'
import { interviewInHand } from '@/features/interviews/queries/interview-in-hand'
import { agreeHelpSchema, saveCheckInSchema, type AgreeHelp } from '@/features/interviews/schema'
import { parsed } from '@/server/action'
import { database } from '@/server/db'
import { aCall, people, type ACall, type People } from './a-call'
import { anActor, anOrganisation, auditOf } from './factories'

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
  const help = (about: Partial<AgreeHelp> = {}): AgreeHelp =>
    parsed(agreeHelpSchema, {
      id: call.id,
      helpId: randomUUID(),
      type: 'laptop',
      text: 'voor de jongste',
      state: 'open',
      dueOn: '2020-04-10',
      ...about,
    })
  const itemsOf = () => database().helpItem.findMany({ where: { familyId: call.familyId } })

  it('refuses who may not see the family', async () => {
    for (const stranger of await strangers())
      await expect(agreeHelp(stranger, help())).rejects.toMatchObject({ code: 'not_found' })
    expect(await itemsOf()).toEqual([])
  })

  it('has an owner and a date', async () => {
    await agreeHelp(call.caller, help())
    expect(await itemsOf()).toMatchObject([
      { type: 'laptop', text: 'voor de jongste', state: 'open', ownerId: call.caller.staffId, interviewId: call.id },
    ])
    expect((await interviewInHand(call.caller, call.id)).help).toMatchObject([{ owner: 'me', dueOn: '2020-04-10' }])
  })

  it('can be the coordinator’s', async () => {
    await agreeHelp(call.caller, help({ owner: 'coordinator' }))
    expect(await itemsOf()).toMatchObject([{ ownerId: call.coordinator.staffId }])
  })

  it('stays with who has it when somebody else changes its words', async () => {
    const mine = help()
    await agreeHelp(call.caller, mine)
    expect((await interviewInHand(call.coordinator, call.id)).help).toMatchObject([{ owner: 'kept' }])
    await agreeHelp(call.coordinator, { ...mine, text: 'voor de oudste', owner: 'kept' })
    expect(await itemsOf()).toMatchObject([{ text: 'voor de oudste', ownerId: call.caller.staffId }])
  })

  it('a suggestion is accepted, changed or dismissed, with the reason it came with', async () => {
    const accepted = help({ suggestedBy: 'few_devices' })
    await agreeHelp(call.caller, accepted)
    await agreeHelp(call.caller, { ...accepted, type: 'internet', text: 'wifi bij de buren' })
    await agreeHelp(call.caller, help({ type: 'play', state: 'dismissed', suggestedBy: 'said_need' }))
    expect(
      (await itemsOf()).map(({ type, state, suggestedBy, version }) => [type, state, suggestedBy, version]),
    ).toEqual([
      ['internet', 'open', 'few_devices', 2],
      ['play', 'dismissed', 'said_need', 1],
    ])
  })

  it('sent twice, or at once, is agreed once', async () => {
    const once = help()
    await Promise.all([agreeHelp(call.caller, once), agreeHelp(call.caller, once)])
    await agreeHelp(call.caller, once)
    expect(await itemsOf()).toHaveLength(1)
  })

  it('cannot touch help of another family, nor what is done', async () => {
    const theirs = help()
    await agreeHelp(call.caller, theirs)
    const other = await aCall(who)
    await expect(agreeHelp(call.caller, { ...theirs, id: other.id })).rejects.toMatchObject({ code: 'not_found' })
    await database().helpItem.update({ where: { id: theirs.helpId }, data: { state: 'done' } })
    await expect(agreeHelp(call.caller, theirs)).rejects.toMatchObject({ code: 'locked', reason: 'help_closed' })
  })

  it.each([
    { type: 'car' },
    { text: 'a'.repeat(2001) },
    { text: 'een\u0000twee' },
    { dueOn: '2020-02-30' },
    { state: 'done' },
    { helpId: '1' },
    { suggestedBy: 'a'.repeat(61) },
  ])('refuses %j', (about) => expect(() => help(about as Partial<AgreeHelp>)).toThrow('invalid'))

  it('writes the audit row, without the words', async () => {
    const once = help()
    await agreeHelp(call.caller, once)
    await agreeHelp(call.caller, once)
    expect(await auditOf(once.helpId)).toEqual([
      { verb: 'help.add', detail: { type: 'laptop', state: 'open' } },
      { verb: 'help.change', detail: { type: 'laptop', state: 'open' } },
    ])
  })
})

describe('check_in.save ("hoe was dit gesprek voor u?")', () => {
  const checkIn = (about: object = {}) =>
    parsed(saveCheckInSchema, { id: call.id, feeling: 'heavy', text: 'Ik lig er wakker van.', ...about })

  it('refuses who may not see the family, and the coordinator who does: it is the caller’s own', async () => {
    for (const stranger of await strangers())
      await expect(saveCheckIn(stranger, checkIn())).rejects.toMatchObject({ code: 'not_found' })
    await expect(saveCheckIn(call.coordinator, checkIn())).rejects.toMatchObject({ code: 'forbidden' })
    expect(await database().callerCheckIn.findMany({ where: { interviewId: call.id } })).toEqual([])
  })

  it('comes back to the caller alone', async () => {
    await saveCheckIn(call.caller, checkIn())
    expect((await interviewInHand(call.caller, call.id)).checkIn).toMatchObject({
      feeling: 'heavy',
      text: 'Ik lig er wakker van.',
      shared: false,
    })
    expect((await interviewInHand(call.coordinator, call.id)).checkIn).toBeNull()
  })

  it('reaches a coordinator once it is shared, for a week, without the family', async () => {
    await saveCheckIn(call.caller, checkIn())
    const own = async () =>
      (await sharedCheckIns(call.coordinator)).filter(({ interviewId }) => interviewId === call.id)
    expect(await own()).toEqual([])
    await saveCheckIn(call.caller, checkIn({ shared: true }))
    expect(await own()).toEqual([
      {
        interviewId: call.id,
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

  it('sent again is the same one, changed', async () => {
    await saveCheckIn(call.caller, checkIn())
    await saveCheckIn(call.caller, checkIn({ feeling: 'ordinary', shared: true }))
    expect(await database().callerCheckIn.findMany({ where: { interviewId: call.id } })).toMatchObject([
      { feeling: 'ordinary', shared: true },
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
