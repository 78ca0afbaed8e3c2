import { beforeAll, describe, expect, test } from 'vitest'
import { endInterview } from '@/features/interviews/commands/end-interview'
import { contactForForm } from '@/features/families/queries/contact-for-form'
import { contactHistory } from '@/features/families/queries/contact-history'
import { updateContact } from '@/features/families/commands/update-contact'
import { updateContactSchema } from '@/features/families/schema'
import { importInterviews } from '@/features/imports/commands/import-interviews'
import { exportInterviews } from '@/features/imports/commands/export-interviews'
import { today } from '@/server/clock'
import { csvText } from '@/server/csv'
import { aCall, aClient, people, send, type ACall, type People } from './call-fixture'
import { database } from './owner'

let who: People
beforeAll(async () => {
  who = await people()
})

const wishesOf = async ({ familyId, coordinator }: ACall) => {
  const { preferredChannels, preferredPartsOfDay, interpreterNeeded } = await contactForForm(coordinator, familyId)
  return { preferredChannels, preferredPartsOfDay, interpreterNeeded }
}
const nothingSaid = { preferredChannels: [], preferredPartsOfDay: [], interpreterNeeded: null }

const tab = aClient()
const say = (call: ACall, key: string, value: string | string[], baseVersion = 0) =>
  send(call.caller, tab(call.id, key, { value }, { baseVersion }))

/** An ended call in which the parent said how the next call should be. */
const endedCall = async (call: ACall, said: Record<string, string | string[]>) => {
  await say(call, 'call_date', today())
  await say(call, 'confidentiality', 'yes')
  for (const [key, value] of Object.entries(said)) await say(call, key, value)
  await endInterview(call.caller, { id: call.id, how: 'completed' })
  return call
}

/** Another call with the same family. */
const nextCall = async ({ familyId, ...call }: ACall) => {
  const { organisationId, caller } = call
  const interview = {
    organisationId,
    familyId,
    callerId: caller.staffId,
    channel: 'phone',
    chosenBy: 'parent',
  } as const
  return { ...call, familyId, id: (await database().interview.create({ data: interview })).id }
}

const evening = {
  may_call_again: 'yes',
  may_call_again_channel: ['video', 'phone'],
  may_call_again_part_of_day: ['evening'],
  interpreter_next_time: 'yes',
}

describe('what a parent says about the next call', () => {
  test('becomes the family’s preference when the call ends, and not before', async () => {
    const call = await aCall(who)
    await say(call, 'may_call_again', 'yes')
    await say(call, 'may_call_again_part_of_day', ['morning'])
    expect(await wishesOf(call)).toEqual(nothingSaid)
    const ended = await endedCall(await aCall(who), evening)
    expect(await wishesOf(ended)).toEqual({
      preferredChannels: ['video', 'phone'],
      preferredPartsOfDay: ['evening'],
      interpreterNeeded: true,
    })
  })

  test('does not count behind a closed route: after "no" to question 30 only the interpreter does', async () => {
    const call = await endedCall(await aCall(who), { ...evening, may_call_again: 'no' })
    expect(await wishesOf(call)).toEqual({ ...nothingSaid, interpreterNeeded: true })
  })

  test('is replaced by what is said later, and what is not answered then stays', async () => {
    const first = await endedCall(await aCall(who), evening)
    const later = { may_call_again: 'yes', may_call_again_part_of_day: ['morning', 'afternoon'] }
    await endedCall(await nextCall(first), later)
    expect(await wishesOf(first)).toEqual({
      preferredChannels: ['video', 'phone'],
      preferredPartsOfDay: ['morning', 'afternoon'],
      interpreterNeeded: true,
    })
    expect(await contactHistory(first.coordinator, first.familyId)).toMatchObject([
      { field: 'preferredPartsOfDay', oldValue: 'evening', by: 'Proef' },
    ])
  })

  test('follows a correction of its own answer in the last call, and leaves the other preferences', async () => {
    const call = await endedCall(await aCall(who), evening)
    const form = await contactForForm(call.caller, call.familyId)
    await updateContact(call.caller, updateContactSchema.parse({ ...form, preferredChannels: ['visit'] }))
    await say(call, 'may_call_again_part_of_day', ['afternoon'], 1)
    expect(await wishesOf(call)).toMatchObject({ preferredChannels: ['visit'], preferredPartsOfDay: ['afternoon'] })
    await send(call.caller, tab(call.id, 'may_call_again_part_of_day', { value: null }, { baseVersion: 2 }))
    expect(await wishesOf(call)).toMatchObject({ preferredPartsOfDay: [] })
    await say(call, 'interpreter_next_time', 'no', 1)
    expect(await wishesOf(call)).toMatchObject({ interpreterNeeded: false })
  })

  test('follows a correction of an earlier call when no later one answered it, for each preference by itself', async () => {
    const first = await endedCall(await aCall(who), evening)
    await endedCall(await nextCall(first), { may_call_again: 'yes', may_call_again_channel: ['phone'] })
    await endedCall(await nextCall(first), {})
    await say(first, 'may_call_again_part_of_day', ['afternoon'], 1)
    await say(first, 'interpreter_next_time', 'no', 1)
    await say(first, 'may_call_again_channel', ['visit'], 1)
    expect(await wishesOf(first)).toEqual({
      preferredChannels: ['phone'],
      preferredPartsOfDay: ['afternoon'],
      interpreterNeeded: false,
    })
  })

  test('is again what was said before, when a correction takes the later answer back', async () => {
    const first = await endedCall(await aCall(who), evening)
    const second = await endedCall(await nextCall(first), { ...evening, may_call_again_part_of_day: ['morning'] })
    await send(second.caller, tab(second.id, 'may_call_again_part_of_day', { value: null }, { baseVersion: 1 }))
    expect(await wishesOf(first)).toMatchObject({ preferredPartsOfDay: ['evening'] })
  })

  test('does not follow a correction of an answer that a later call gave too', async () => {
    const first = await endedCall(await aCall(who), evening)
    const second = await endedCall(await nextCall(first), { ...evening, may_call_again_part_of_day: ['morning'] })
    await say(first, 'may_call_again_part_of_day', ['afternoon'], 1)
    expect(await wishesOf(second)).toMatchObject({ preferredPartsOfDay: ['morning'] })
  })

  test('comes with an imported interview, when it is the family’s last one', async () => {
    const call = await endedCall(await aCall(who), evening)
    const [header = [], ...lines] = await exportInterviews(call.coordinator)
    const { ref } = await database().interview.findUniqueOrThrow({ where: { id: call.id } })
    const line = lines.find((cells) => cells.includes(ref ?? '')) ?? []
    await database().interview.delete({ where: { id: call.id } })
    const form = await contactForForm(call.coordinator, call.familyId)
    const empty = { ...form, preferredChannels: [], preferredPartsOfDay: [] }
    await updateContact(call.coordinator, updateContactSchema.parse(empty))
    const bytes = new TextEncoder().encode(csvText([header, line], 'machine'))
    const { applied, problems } = await importInterviews(call.coordinator, { bytes, mode: 'apply' })
    expect({ applied, problems }).toEqual({ applied: true, problems: [] })
    const { preferredChannels, preferredPartsOfDay } = await wishesOf(call)
    expect({ preferredChannels, preferredPartsOfDay }).toEqual({
      preferredChannels: ['video', 'phone'],
      preferredPartsOfDay: ['evening'],
    })
  })
})
