import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { addConcernEntry } from '@/features/concerns/commands/add-concern-entry'
import { markConcernSeen } from '@/features/concerns/commands/mark-concern-seen'
import { recordConsultation } from '@/features/concerns/commands/record-consultation'
import { recordDecision } from '@/features/concerns/commands/record-decision'
import { concernById } from '@/features/concerns/queries/concern-by-id'
import { concernList } from '@/features/concerns/queries/concern-list'
import { concernsOfToday } from '@/features/concerns/queries/concerns-of-today'
import { ownStandingConcerns } from '@/features/concerns/queries/own-standing-concerns'
import { waitingConcerns } from '@/features/concerns/queries/waiting-concerns'
import {
  addConcernEntrySchema,
  concernFilterSchema,
  recordConsultationSchema,
  recordDecisionSchema,
} from '@/features/concerns/schema'
import { parseInput } from '@/server/action'
import { aConcern, aFamilyOf, entriesOf, raiseConcern, words } from './concern-fixture'
import { anActor, anOrganisation, auditOf } from './factories'
import { database, ownerDatabase } from './owner'

let stage: Awaited<ReturnType<typeof aConcern>>
beforeEach(async () => {
  stage = await aConcern()
})

const consultation = (about: object = {}) =>
  parseInput(recordConsultationSchema, {
    concernId: stage.id,
    entryId: randomUUID(),
    consulted: 'veilig_thuis',
    text: 'Advies zonder naam: eerst praten met de ouder.',
    ...about,
  })
const decision = (about: object = {}) =>
  parseInput(recordDecisionSchema, {
    concernId: stage.id,
    entryId: randomUUID(),
    lastEntryId: stage.id,
    decision: 'no_report',
    text: 'Het bleek een ruzie over schermtijd.',
    ...about,
  })
/** A decision by somebody who read the whole concern and marked it as seen. */
const decideAfterReading = async (about: object = {}) => {
  const { entries } = await concernById(stage.coordinator, stage.id)
  await markConcernSeen(stage.coordinator, { entryIds: entries.map(({ id }) => id) })
  return recordDecision(stage.coordinator, decision({ lastEntryId: entries.at(-1)?.id, ...about }))
}
const later = (about: object = {}) =>
  parseInput(addConcernEntrySchema, {
    id: null,
    concernId: stage.id,
    entryId: randomUUID(),
    kind: 'raised',
    text: 'Vandaag weer.',
    ...about,
  })
const listed = async (state: 'open' | 'decided', actor: StaffActor = stage.coordinator) =>
  (await concernList(actor, concernFilterSchema.parse({ state }))).lines.map(({ id }) => id)
const strangers = async () => [
  stage.caller,
  await anActor(stage.organisationId, 'coach'),
  await anActor(stage.organisationId, 'reader'),
  await anActor(stage.organisationId, 'admin'),
]

describe.each([
  ['concern.consult', () => consultation(), recordConsultation],
  ['concern.decide', () => decision(), recordDecision],
] as const)('%s', (verb, step, record) => {
  // The commands differ only in the choice that they store.
  const run = record as (actor: StaffActor, input: object) => Promise<{ entryId: string }>

  test('is refused to everybody but a coordinator, the same for every concern', async () => {
    for (const stranger of await strangers())
      for (const concernId of [stage.id, randomUUID()])
        await expect(run(stranger, { ...step(), concernId })).rejects.toMatchObject({
          code: 'forbidden',
          message: 'forbidden',
        })
    expect(await entriesOf(stage.id)).toHaveLength(1)
  })

  test('is not found for a coordinator of another organisation, as a concern that does not exist', async () => {
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    for (const concernId of [stage.id, randomUUID()])
      await expect(run(stranger, { ...step(), concernId })).rejects.toMatchObject({ code: 'not_found' })
    await vi.waitFor(async () => {
      const rows = await database().audit.findMany({ where: { staffId: stranger.staffId }, select: { verb: true } })
      expect(rows).toEqual([{ verb }, { verb }])
    })
    expect(await entriesOf(stage.id)).toHaveLength(1)
  })

  test('is an entry with the writer and the time, which waits for nobody and leaves the words unseen', async () => {
    const input = step()
    expect(await run(stage.coordinator, input)).toEqual({ entryId: input.entryId })
    const entries = await entriesOf(stage.id)
    expect(entries.map(({ text, writtenById }) => [text, writtenById])).toEqual([
      [words, stage.caller.staffId],
      [input.text, stage.coordinator.staffId],
    ])
    expect(entries.map(({ sighting }) => sighting?.seenById)).toEqual([undefined, stage.coordinator.staffId])
  })

  test('is one entry when it is sent twice at once, and nobody changes or deletes it afterwards', async () => {
    const input = step()
    await Promise.all([run(stage.coordinator, input), run(stage.coordinator, input)])
    expect(await entriesOf(stage.id)).toHaveLength(2)
    const where = { id: input.entryId }
    await expect(ownerDatabase().concernEntry.update({ where, data: { text: new Uint8Array() } })).rejects.toThrow(
      'append-only',
    )
    await expect(ownerDatabase().concernEntry.delete({ where })).rejects.toThrow('append-only')
    await expect(database().safetyConcern.delete({ where: { id: stage.id } })).rejects.toThrow('append-only')
    await expect(run(stage.coordinator, { ...input, text: 'anders' })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('writes the audit row about the family, without the words', async () => {
    const input = step()
    await run(stage.coordinator, input)
    const kind = verb === 'concern.decide' ? 'decided' : 'consulted'
    expect((await auditOf(stage.familyId)).at(-1)).toEqual({ verb, detail: { kind, entry: input.entryId } })
  })
})

test.each([
  { consulted: 'neighbour' },
  { consulted: '' },
  { text: '' },
  { text: 'a'.repeat(10_001) },
  { concernId: 'x' },
])('a consultation refuses %j', (about) => expect(() => consultation(about)).toThrow('invalid'))
test.each([{ decision: 'later' }, { decision: '' }, { text: ' ' }, { entryId: '1' }, { lastEntryId: undefined }])(
  'a decision refuses %j',
  (about) => expect(() => decision(about)).toThrow('invalid'),
)

test('the database stores no consultation without whom, and no decision without what', async () => {
  const { organisationId, coordinator, id: concernId } = stage
  for (const kind of ['consulted', 'decided'] as const)
    await expect(
      database().concernEntry.create({
        data: {
          id: randomUUID(),
          organisationId,
          concernId,
          kind,
          text: new Uint8Array(),
          writtenById: coordinator.staffId,
        },
      }),
    ).rejects.toThrow('_check')
})

describe('an undecided concern', () => {
  const seen = () => markConcernSeen(stage.coordinator, { entryIds: [stage.id] })

  test('stays among the undecided after it was seen, talked about and withdrawn, until it is decided', async () => {
    expect(await listed('open')).toEqual([stage.id])
    await seen()
    await recordConsultation(stage.coordinator, consultation())
    await addConcernEntry(stage.caller, later({ kind: 'withdrawn', text: 'Ik vergiste mij.' }))
    expect(await listed('open')).toEqual([stage.id])
    expect((await waitingConcerns(stage.coordinator)).total).toBe(1)
    await decideAfterReading()
    expect([await listed('open'), await listed('decided')]).toEqual([[], [stage.id]])
    expect((await waitingConcerns(stage.coordinator)).total).toBe(0)
  })

  test('stands on Today on later days too, without its words, and not twice', async () => {
    await seen()
    expect((await waitingConcerns(stage.coordinator)).count).toBe(0)
    process.env.NABIJ_NOW = new Date(Date.now() + 3 * 86_400_000).toISOString()
    try {
      expect(await concernsOfToday(stage.coordinator)).toEqual({ concerns: [], count: 0 })
      const waiting = await waitingConcerns(stage.coordinator)
      expect(waiting.lines.map(({ id }) => id)).toEqual([stage.id])
      expect(JSON.stringify(waiting)).not.toContain('bang')
      await addConcernEntry(stage.caller, later())
      expect((await waitingConcerns(stage.coordinator)).count).toBe(0)
      expect((await concernsOfToday(stage.coordinator)).concerns.map(({ id }) => id)).toEqual([stage.id])
    } finally {
      delete process.env.NABIJ_NOW
    }
  })

  test('comes before younger ones in the list', async () => {
    const younger = await raiseConcern(stage.caller, await aFamilyOf(stage))
    expect(await listed('open')).toEqual([stage.id, younger])
    await addConcernEntry(stage.caller, later())
    expect(await listed('open')).toEqual([stage.id, younger])
  })
})

describe('a decided concern', () => {
  test('is open again after a later entry by its author or a coordinator, and after a withdrawal', async () => {
    for (const again of [
      () => addConcernEntry(stage.caller, later()),
      () => addConcernEntry(stage.coordinator, later({ text: 'School belde.' })),
      () => recordConsultation(stage.coordinator, consultation()),
      () => addConcernEntry(stage.caller, later({ kind: 'withdrawn', text: 'Het is opgelost.' })),
    ]) {
      await decideAfterReading()
      expect(await listed('open')).toEqual([])
      await again()
      expect(await listed('open')).toEqual([stage.id])
    }
  })

  test('names what was decided, by whom and when, after everything that stood there before', async () => {
    await recordConsultation(stage.coordinator, consultation({ consulted: 'gp' }))
    await decideAfterReading({ decision: 'reported' })
    const concern = await concernById(stage.coordinator, stage.id)
    expect(concern).toMatchObject({ isDecided: true, isStanding: true, familyId: stage.familyId })
    expect(concern.entries.map(({ kind, consulted, decision: what, by }) => [kind, consulted, what, by])).toEqual([
      ['raised', null, null, 'Proef'],
      ['consulted', 'gp', null, 'Proef'],
      ['decided', null, 'reported', 'Proef'],
    ])
    const [line] = (await concernList(stage.coordinator, concernFilterSchema.parse({ state: 'decided' }))).lines
    expect(line).toMatchObject({ last: 'decided', decision: 'reported', isUnseen: false })
  })
})

describe('a decision over words that the coordinator has not read', () => {
  const written = (about: object = {}) => addConcernEntry(stage.caller, later(about))

  test('is refused when somebody wrote something after the last entry on the screen, whatever it was', async () => {
    await written({ text: 'Het kind durft niet naar huis.' })
    const stale = decision()
    await expect(recordDecision(stage.coordinator, stale)).rejects.toMatchObject({
      code: 'conflict',
      reason: 'concern_has_new_entry',
    })
    const elsewhere = await raiseConcern(stage.caller, await aFamilyOf(stage))
    for (const lastEntryId of [elsewhere, randomUUID()])
      await expect(recordDecision(stage.coordinator, decision({ lastEntryId }))).rejects.toMatchObject({
        reason: 'concern_has_new_entry',
      })
    const { entries } = await concernById(stage.coordinator, stage.id)
    expect(entries.map(({ kind }) => kind)).toEqual(['raised', 'raised'])
    const read = { ...stale, lastEntryId: entries[1]!.id }
    expect(await recordDecision(stage.coordinator, read)).toEqual({ entryId: stale.entryId })
    // A repeat of the same request is the same decision, although the decision itself is the last entry now.
    expect(await recordDecision(stage.coordinator, read)).toEqual({ entryId: stale.entryId })
    expect(await entriesOf(stage.id)).toHaveLength(3)
  })

  test('is one decision and one refusal when words arrive at the same moment', async () => {
    const [added, decided] = await Promise.allSettled([written(), recordDecision(stage.coordinator, decision())])
    expect(added.status).toBe('fulfilled')
    const kinds = (await entriesOf(stage.id)).map(({ kind }) => kind)
    expect(kinds).toEqual(decided.status === 'fulfilled' ? ['raised', 'decided', 'raised'] : ['raised', 'raised'])
    expect(await listed('open')).toEqual([stage.id])
  })

  test('leaves the concern open until somebody saw what others wrote before, and their own words wait for nobody', async () => {
    await addConcernEntry(stage.coordinator, later({ text: 'School belde.' }))
    const { entries } = await concernById(stage.coordinator, stage.id)
    await recordDecision(stage.coordinator, decision({ lastEntryId: entries.at(-1)?.id }))
    expect(await listed('open')).toEqual([stage.id])
    expect(await listed('decided')).toEqual([])
    expect((await waitingConcerns(stage.coordinator)).total).toBe(1)
    expect(await concernById(stage.coordinator, stage.id)).toMatchObject({ isDecided: false })
    await markConcernSeen(stage.coordinator, { entryIds: [stage.id] })
    expect([await listed('open'), await listed('decided')]).toEqual([[], [stage.id]])
    expect((await waitingConcerns(stage.coordinator)).total).toBe(0)
    expect(await concernById(stage.coordinator, stage.id)).toMatchObject({ isDecided: true })
  })
})

describe('the page and list of concerns', () => {
  test('are refused to everybody but a coordinator, and empty for another organisation', async () => {
    for (const stranger of await strangers()) {
      for (const id of [stage.id, randomUUID()])
        await expect(concernById(stranger, id)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(listed('open', stranger)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(waitingConcerns(stranger)).rejects.toMatchObject({ code: 'forbidden' })
    }
    const elsewhere = await anActor(await anOrganisation(), 'coordinator')
    for (const id of [stage.id, randomUUID()])
      await expect(concernById(elsewhere, id)).rejects.toMatchObject({ code: 'not_found', reason: undefined })
    expect(await listed('open', elsewhere)).toEqual([])
    expect((await waitingConcerns(elsewhere)).total).toBe(0)
  })

  test.each([{}, { state: 'all', page: '0' }, { state: ['open'], page: 'x' }, { page: '9'.repeat(20) }])(
    'read the address %j as the first page of the undecided ones',
    (address) => expect(concernFilterSchema.parse(address)).toEqual({ state: 'open', page: 1 }),
  )
})

test('the author of a concern without an interview adds to it and withdraws it from their own list', async () => {
  expect(await ownStandingConcerns(stage.caller)).toMatchObject([{ id: stage.id, interviewId: null }])
  await addConcernEntry(stage.caller, later())
  await addConcernEntry(stage.caller, later({ kind: 'withdrawn', text: 'Het is opgelost.' }))
  expect(await ownStandingConcerns(stage.caller)).toEqual([])
  const other = await anActor(stage.organisationId, 'caller')
  for (const concernId of [stage.id, randomUUID()])
    await expect(addConcernEntry(other, later({ concernId }))).rejects.toMatchObject({ code: 'not_found' })
  expect((await entriesOf(stage.id)).map(({ kind }) => kind)).toEqual(['raised', 'raised', 'withdrawn'])
})
