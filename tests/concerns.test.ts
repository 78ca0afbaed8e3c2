import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { isDecided } from '@/domain/calls/concern-steps'
import { heldCallMs } from '@/domain/access/interview'
import { standingAuthorIds } from '@/domain/calls/standing-concern'
import { addConcernEntry } from '@/features/concerns/commands/add-concern-entry'
import { markConcernSeen } from '@/features/concerns/commands/mark-concern-seen'
import { recordDecision } from '@/features/concerns/commands/record-decision'
import { concernsOfFamily } from '@/features/concerns/queries/concerns-of-family'
import { ownConcern } from '@/features/concerns/queries/own-concern'
import { concernsOfToday, concernsPerPage } from '@/features/concerns/queries/concerns-of-today'
import { ownStandingConcerns } from '@/features/concerns/queries/own-standing-concerns'
import { addConcernEntrySchema, markConcernSeenSchema } from '@/features/concerns/schema'
import { interviewForm } from '@/features/interviews/queries/interview-form'
import { interviewRecord } from '@/features/interviews/queries/interview-record'
import { parseInput } from '@/server/action'
import { discardInterview } from '@/features/interviews/commands/discard-interview'
import { type Transaction } from '@/server/db'
import { sealText } from '@/server/sealed/sealed-text'
import { aCall, people, type ACall, type People } from './call-fixture'
import { actorFor, anActor, anInterview, anOrganisation, aStaffMember, auditOf } from './factories'
import { database, ownerDatabase } from './owner'

let who: People
let call: ACall

beforeAll(async () => {
  who = await people()
})
beforeEach(async () => {
  call = await aCall(who)
})
afterEach(() => {
  delete process.env.NABIJ_NOW
})

const first = 'Zij durfde niet te praten.'
const entry = (about: object = {}) =>
  parseInput(addConcernEntrySchema, { id: call.id, entryId: randomUUID(), kind: 'raised', text: first, ...about })
const withdrawal = (about: object = {}) => entry({ kind: 'withdrawn', text: 'Ik vergiste mij.', ...about })
const stored = (interviewId = call.id) =>
  database().concernEntry.findMany({
    where: { concern: { interviewId } },
    orderBy: { writtenAt: 'asc' },
    include: { sighting: true },
  })
const textsOf = async (actor: StaffActor) =>
  (await concernsOfFamily(actor, call.familyId)).concerns.map(({ entries }) => entries.map(({ text }) => text))
const concernId = async () => (await database().safetyConcern.findFirstOrThrow({ where: { interviewId: call.id } })).id
const seeAll = async () => markConcernSeen(call.coordinator, { entryIds: (await stored()).map(({ id }) => id) })
const decide = async () => {
  const lastEntryId = (await stored()).at(-1)!.id
  const decision = { decision: 'no_report', text: 'Het was een misverstand.' } as const
  await recordDecision(call.coordinator, {
    ...decision,
    concernId: await concernId(),
    entryId: randomUUID(),
    lastEntryId,
  })
}
const coordinatorsByName = async () => {
  const staff = await database().staff.findMany({
    where: { organisationId: who.organisationId, role: 'coordinator', disabledAt: null },
    select: { name: true },
  })
  return staff.length > 3 ? null : staff.map(({ name }) => name).join(', ')
}
/** Assigns the family to another caller, and returns that caller. */
const laterCaller = async () => {
  const later = await anActor(who.organisationId, 'caller')
  await database().family.update({ where: { id: call.familyId }, data: { callerId: later.staffId } })
  return later
}

describe('concern.raise ("niet pluis")', () => {
  test('refuses everybody who may not see the family', async () => {
    const strangers = [
      await anActor(who.organisationId, 'caller'),
      await anActor(who.organisationId, 'coach'),
      await anActor(who.organisationId, 'reader'),
      await anActor(who.organisationId, 'admin'),
      await anActor(await anOrganisation(), 'coordinator'),
    ]
    for (const stranger of strangers) {
      await expect(addConcernEntry(stranger, entry())).rejects.toMatchObject({ code: 'not_found' })
      await expect(ownConcern(stranger, call.id)).rejects.toMatchObject({ code: 'not_found' })
      await expect(concernsOfFamily(stranger, call.familyId)).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await stored()).toEqual([])
  })

  test('shows the concern at once, with its author, its time and who reads it', async () => {
    const organisationId = await anOrganisation()
    const caller = await anActor(organisationId, 'caller')
    await aStaffMember(organisationId, 'coordinator', { name: 'Marit' })
    const gone = await aStaffMember(organisationId, 'coordinator', { name: 'Oud' })
    await database().staff.update({ where: { id: gone }, data: { disabledAt: new Date() } })
    const own = await aCall({ organisationId, caller, coordinator: caller })
    const sent = entry({ id: own.id })
    expect(await addConcernEntry(caller, sent)).toEqual({ entryId: sent.entryId, to: ['Marit'] })
    expect(await stored(own.id)).toMatchObject([
      { kind: 'raised', text: first, writtenById: caller.staffId, writtenAt: expect.any(Date), sighting: null },
    ])
    expect(await ownConcern(caller, own.id)).toEqual({
      isStanding: true,
      entries: [{ id: sent.entryId, kind: 'raised', text: first, isSeen: false }],
      others: null,
    })
  })

  test('adds more words as another entry, and leaves the first unchanged', async () => {
    await addConcernEntry(call.caller, entry())
    await addConcernEntry(call.caller, entry({ text: 'En er was geschreeuw.' }))
    expect((await stored()).map(({ text }) => text)).toEqual([first, 'En er was geschreeuw.'])
  })

  test('adds an entry as unseen, and leaves the sighting of earlier entries', async () => {
    const seen = entry()
    await addConcernEntry(call.caller, seen)
    await markConcernSeen(call.coordinator, { entryIds: [seen.entryId] })
    await addConcernEntry(call.caller, entry({ text: 'Vandaag weer.' }))
    expect((await stored()).map(({ sighting }) => sighting?.seenById)).toEqual([call.coordinator.staffId, undefined])
    const mine = (await concernsOfToday(call.coordinator)).concerns.find(({ interviewId }) => interviewId === call.id)
    expect(mine?.entries.map(({ seen: by }) => by !== null)).toEqual([true, false])
  })

  test('stores a withdrawal as an entry, which coordinators see as unseen', async () => {
    const raised = entry()
    await addConcernEntry(call.caller, raised)
    await markConcernSeen(call.coordinator, { entryIds: [raised.entryId] })
    await addConcernEntry(call.caller, withdrawal({ text: 'Ik vergiste mij.' }))
    const mine = (await concernsOfToday(call.coordinator)).concerns.find(({ interviewId }) => interviewId === call.id)
    expect(mine).toMatchObject({ isStanding: false })
    expect(mine?.entries.map(({ kind, text, seen }) => [kind, text, seen !== null])).toEqual([
      ['raised', first, true],
      ['withdrawn', 'Ik vergiste mij.', false],
    ])
    expect((await ownConcern(call.caller, call.id)).isStanding).toBe(false)
    await addConcernEntry(call.caller, entry({ text: 'Toch niet goed.' }))
    expect((await ownConcern(call.caller, call.id)).isStanding).toBe(true)
  })

  test('does not find a concern to withdraw that was never raised, and withdraws only once', async () => {
    await expect(addConcernEntry(call.caller, withdrawal())).rejects.toMatchObject({ code: 'not_found' })
    expect(await database().safetyConcern.count({ where: { interviewId: call.id } })).toBe(0)
    await addConcernEntry(call.caller, entry())
    await addConcernEntry(call.caller, withdrawal())
    await addConcernEntry(call.caller, withdrawal())
    expect((await stored()).map(({ kind }) => kind)).toEqual(['raised', 'withdrawn'])
  })

  test('stores whose words they are, and none with a withdrawal', async () => {
    await addConcernEntry(call.caller, entry({ source: 'child' }))
    await addConcernEntry(call.caller, entry({ source: null, text: 'En meer.' }))
    await addConcernEntry(call.caller, withdrawal({ source: 'parent' }))
    expect((await stored()).map(({ source }) => source)).toEqual(['child', null, null])
  })

  test('stores one entry that is sent twice, even at once, and two entries that are sent at once', async () => {
    const once = entry()
    await Promise.all([addConcernEntry(call.caller, once), addConcernEntry(call.caller, once)])
    await addConcernEntry(call.caller, once)
    expect(await stored()).toHaveLength(1)
    await Promise.all([
      addConcernEntry(call.caller, entry({ text: 'een' })),
      addConcernEntry(call.caller, entry({ text: 'twee' })),
    ])
    expect(new Set((await stored()).map(({ text }) => text))).toEqual(new Set([first, 'een', 'twee']))
  })

  test('never replaces the words of an entry whose id is sent again', async () => {
    const once = entry()
    await addConcernEntry(call.caller, once)
    await expect(addConcernEntry(call.caller, { ...once, text: 'iets anders' })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect((await stored()).map(({ text }) => text)).toEqual([first])
  })

  test.each([
    { kind: 'seen' },
    { text: '' },
    { text: '  ' },
    { text: 'a'.repeat(10_001) },
    { text: '\u0000' },
    { entryId: '1' },
    { concernId: 'x' },
    { id: null },
    { source: 'neighbour' },
    { kind: 'withdrawn', text: '' },
    { kind: 'decided' },
  ])('refuses %j', (about) => expect(() => entry(about)).toThrow('invalid'))

  test('writes the audit row, without the words', async () => {
    const sent = entry()
    await addConcernEntry(call.caller, sent)
    expect(await auditOf(call.id)).toEqual([{ verb: 'concern.raise', detail: { kind: 'raised', entry: sent.entryId } }])
  })
})

describe('a caller who gets the family later', () => {
  test('learns that there is a concern and whom to ask, and reads none of its words', async () => {
    const raised = entry()
    await addConcernEntry(call.caller, raised)
    const later = await laterCaller()
    // Nobody has seen it yet: any coordinator can be asked, by name, unless there are too many to name.
    expect((await ownConcern(later, call.id)).others).toEqual({ ask: await coordinatorsByName() })
    const named = await aStaffMember(who.organisationId, 'coordinator', { name: 'Karim' })
    await markConcernSeen(await actorFor(who.organisationId, named), { entryIds: [raised.entryId] })
    const about = await concernsOfFamily(later, call.familyId)
    expect(about).toEqual({ concerns: [], others: { ask: 'Karim' } })
    const ended = { state: 'completed' as const, endedAt: new Date(), ref: call.id }
    await database().interview.update({ where: { id: call.id }, data: ended })
    const { id: next } = await anInterview(who.organisationId, { familyId: call.familyId, callerId: later.staffId })
    const pages = [
      about,
      await ownConcern(later, call.id),
      await ownConcern(later, next),
      await interviewForm(later, call.id),
      await interviewRecord(later, call.id),
    ]
    for (const page of pages) expect(JSON.stringify(page)).not.toContain('durfde')
    await database().staff.update({ where: { id: named }, data: { disabledAt: new Date() } })
    expect((await concernsOfFamily(later, call.familyId)).others).toEqual({ ask: await coordinatorsByName() })
  })

  test('learns of a concern that was withdrawn until a coordinator read and decided it, and not after that', async () => {
    await addConcernEntry(call.caller, entry())
    await addConcernEntry(call.caller, withdrawal())
    const later = await laterCaller()
    expect((await concernsOfFamily(later, call.familyId)).others).not.toBeNull()
    await decide()
    expect((await concernsOfFamily(later, call.familyId)).others).not.toBeNull()
    await seeAll()
    expect((await concernsOfFamily(later, call.familyId)).others).toBeNull()
  })

  test('learns of a concern with words of a coordinator, after the author withdrew their own', async () => {
    await addConcernEntry(call.caller, entry())
    const later = await laterCaller()
    const whole = await concernId()
    await addConcernEntry(call.coordinator, entry({ concernId: whole, text: 'Ik hoor het ook van school.' }))
    await addConcernEntry(call.caller, withdrawal({ concernId: whole }))
    expect((await concernsOfFamily(later, call.familyId)).others).not.toBeNull()
    expect((await concernsOfFamily(call.coordinator, call.familyId)).concerns).toMatchObject([
      { isStanding: true, mayWithdraw: true },
    ])
    expect((await ownStandingConcerns(call.caller)).map(({ id }) => id)).not.toContain(whole)
    // No words of the author stand any more, so a second withdrawal has no effect.
    await addConcernEntry(call.caller, withdrawal({ concernId: whole }))
    expect((await stored()).map(({ kind }) => kind)).toEqual(['raised', 'raised', 'withdrawn'])
    await addConcernEntry(call.coordinator, withdrawal({ concernId: whole }))
    await seeAll()
    await decide()
    expect((await concernsOfFamily(later, call.familyId)).others).toBeNull()
    expect((await concernsOfFamily(call.coordinator, call.familyId)).concerns).toMatchObject([
      { isStanding: false, mayWithdraw: false },
    ])
  })

  test('learns of a concern exactly while somebody’s words stand or it is undecided', async () => {
    await addConcernEntry(call.caller, entry())
    const [later, whole] = [await laterCaller(), await concernId()]
    const staff = [call.caller.staffId, call.coordinator.staffId, randomUUID()]
    const kinds = ['raised', 'withdrawn', 'consulted', 'decided'] as const
    const step = fc.record({ kind: fc.constantFrom(...kinds), by: fc.nat(2) })
    let at = Date.now() + 1000
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), fc.boolean(), async (steps, isRead) => {
        const about = { organisationId: who.organisationId, concernId: whole, text: new Uint8Array() }
        await database().concernEntry.createMany({
          data: steps.map(({ kind, by }) => {
            at += 1
            const consulted = kind === 'consulted' ? ('gp' as const) : null
            const decision = kind === 'decided' ? ('other' as const) : null
            const writtenAt = new Date(at)
            return { ...about, id: randomUUID(), kind, consulted, decision, writtenById: staff[by]!, writtenAt }
          }),
        })
        if (isRead) await seeAll()
        const entries = await stored()
        const isStanding = standingAuthorIds(entries, call.caller.staffId).size > 0
        const isOpen = !isDecided(entries.map((written) => ({ ...written, isSeen: written.sighting !== null })))
        expect((await concernsOfFamily(later, call.familyId)).others !== null).toBe(isStanding || isOpen)
      }),
      { numRuns: 30 },
    )
  })

  test('does not learn of a decided concern that a coordinator withdrew, until somebody adds to it', async () => {
    await addConcernEntry(call.caller, entry())
    const later = await laterCaller()
    await addConcernEntry(call.coordinator, withdrawal({ concernId: await concernId() }))
    await seeAll()
    await decide()
    expect((await concernsOfFamily(later, call.familyId)).others).toBeNull()
    await addConcernEntry(call.caller, entry({ text: 'Toch niet goed.' }))
    expect((await concernsOfFamily(later, call.familyId)).others).not.toBeNull()
  })

  test('cannot add to a concern, withdraw it, or distinguish it from one that does not exist', async () => {
    await addConcernEntry(call.caller, entry())
    const later = await laterCaller()
    const theirs = await concernId()
    for (const id of [theirs, randomUUID()])
      for (const sent of [entry({ concernId: id }), withdrawal({ concernId: id })])
        await expect(addConcernEntry(later, sent)).rejects.toMatchObject({ code: 'not_found', reason: undefined })
    await expect(addConcernEntry(later, withdrawal())).rejects.toMatchObject({ code: 'not_found' })
    expect((await stored()).map(({ text }) => text)).toEqual([first])
  })

  test('can raise another concern of their own', async () => {
    await addConcernEntry(call.caller, entry())
    const later = await laterCaller()
    await addConcernEntry(later, entry({ text: 'Ik hoor het ook.' }))
    expect(await textsOf(later)).toEqual([['Ik hoor het ook.']])
    expect(await textsOf(call.coordinator)).toEqual([[first], ['Ik hoor het ook.']])
  })
})

describe('a concern that is passed on while the interview is discarded', () => {
  const waiting = (tx: Transaction) => tx.$queryRaw<unknown[]>`
    select distinct pid from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`

  test('is stored for the family, once for a repeat, and nothing is lost', async () => {
    const sent = entry()
    let writing: Promise<unknown> = Promise.resolve()
    await database().$transaction(async (tx) => {
      await tx.$queryRaw`select 1 from interview where id = ${call.id}::uuid for update`
      writing = Promise.all([addConcernEntry(call.caller, sent), addConcernEntry(call.caller, sent)])
      await expect.poll(async () => (await waiting(tx)).length).toBe(2)
      await tx.interview.delete({ where: { id: call.id }, select: { id: true } })
    })
    await writing
    expect(await textsOf(call.coordinator)).toEqual([[first]])
    expect(await database().safetyConcern.findMany({ where: { familyId: call.familyId } })).toMatchObject([
      { id: sent.entryId, interviewId: null, raisedById: call.caller.staffId },
    ])
  })

  test('keeps the interview when it comes first', async () => {
    await addConcernEntry(call.caller, entry())
    await expect(discardInterview(call.caller, { id: call.id })).rejects.toMatchObject({
      reason: 'interview_has_answers',
    })
    expect(await stored()).toHaveLength(1)
  })

  test('keeps the words, whichever of the two comes first', async () => {
    for (let round = 0; round < 10; round++) {
      call = await aCall(who)
      const [written] = await Promise.allSettled([
        addConcernEntry(call.caller, entry()),
        discardInterview(call.caller, { id: call.id }),
      ])
      const concerns = await database().safetyConcern.count({ where: { familyId: call.familyId } })
      expect(written.status === 'fulfilled' ? concerns : written.reason).toEqual(
        written.status === 'fulfilled' ? 1 : expect.objectContaining({ code: 'not_found' }),
      )
    }
  })
})

describe('the author, after the family went to another caller', () => {
  /** Raises a concern, ends the call and assigns the family to another caller, whom it returns. */
  const handedOver = async () => {
    await addConcernEntry(call.caller, entry())
    const ended = { state: 'completed' as const, endedAt: new Date(), ref: call.id }
    await database().interview.update({ where: { id: call.id }, data: ended })
    return laterCaller()
  }

  test('adds to their own concern and withdraws it, from a list with only its date and the family’s number', async () => {
    const { ref } = await database().family.findUniqueOrThrow({ where: { id: call.familyId } })
    await handedOver()
    await addConcernEntry(call.coordinator, entry({ concernId: await concernId(), text: 'School gebeld.' }))
    const mine = {
      id: await concernId(),
      interviewId: call.id,
      familyId: call.familyId,
      familyRef: ref,
      raisedAt: (await stored())[0]?.writtenAt,
    }
    const shown = async () => (await ownStandingConcerns(call.caller)).filter(({ id }) => id === mine.id)
    expect(await shown()).toEqual([mine])
    await addConcernEntry(call.caller, entry({ concernId: mine.id, text: 'Zij belde mij.' }))
    // Unsent work on a device has no id of the concern; it means the author's own concern at the interview.
    await addConcernEntry(call.caller, entry({ text: 'En nog eens.' }))
    expect((await stored()).map(({ text }) => text)).toEqual([
      first,
      'School gebeld.',
      'Zij belde mij.',
      'En nog eens.',
    ])
    expect(await shown()).toEqual([mine])
    await addConcernEntry(call.caller, withdrawal({ concernId: mine.id }))
    expect((await stored()).at(-1)).toMatchObject({ kind: 'withdrawn', writtenById: call.caller.staffId })
    expect(await shown()).toEqual([])
  })

  test('sees nothing else of the interview: no record, and no concern of a colleague', async () => {
    const later = await handedOver()
    await addConcernEntry(later, entry({ text: 'Ik hoor het ook.' }))
    const theirs = await database().safetyConcern.findFirstOrThrow({
      where: { interviewId: call.id, raisedById: later.staffId },
    })
    for (const sent of [entry({ concernId: theirs.id }), withdrawal({ concernId: theirs.id })])
      await expect(addConcernEntry(call.caller, sent)).rejects.toMatchObject({ code: 'not_found' })
    await expect(ownConcern(call.caller, call.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(concernsOfFamily(call.caller, call.familyId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(interviewRecord(call.caller, call.id)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await ownStandingConcerns(call.caller)).map(({ id }) => id)).not.toContain(theirs.id)
    expect((await ownStandingConcerns(later)).map(({ id }) => id)).toEqual([theirs.id])
  })

  test('can raise a first concern at that interview for a day after its end, and no longer', async () => {
    await laterCaller()
    const ended = { state: 'completed' as const, endedAt: new Date(), ref: call.id }
    await database().interview.update({ where: { id: call.id }, data: ended })
    process.env.NABIJ_NOW = new Date(Date.now() + heldCallMs + 60_000).toISOString()
    await expect(addConcernEntry(call.caller, entry())).rejects.toMatchObject({ code: 'forbidden' })
    expect(await stored()).toEqual([])
    process.env.NABIJ_NOW = new Date(Date.now() + heldCallMs - 60_000).toISOString()
    await addConcernEntry(call.caller, entry())
    expect(await stored()).toMatchObject([{ text: first, writtenById: call.caller.staffId }])
    await expect(ownConcern(call.caller, call.id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(concernsOfFamily(call.caller, call.familyId)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('adds nothing in a role that does not work with families', async () => {
    await handedOver()
    const { organisationId, staffId } = call.caller
    await database().staff.update({ where: { id: staffId }, data: { role: 'coach' } })
    const coach = await actorFor(organisationId, staffId)
    await database().staff.update({ where: { id: staffId }, data: { role: 'caller' } })
    await expect(addConcernEntry(coach, entry())).rejects.toMatchObject({ code: 'not_found' })
    await expect(ownStandingConcerns(coach)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a coordinator', () => {
  test('reads all concerns about a family, and adds to one in their own name', async () => {
    await addConcernEntry(call.caller, entry())
    await addConcernEntry(call.coordinator, entry({ concernId: await concernId(), text: 'School gebeld.' }))
    expect(await textsOf(call.coordinator)).toEqual([[first, 'School gebeld.']])
    expect((await stored()).map(({ writtenById }) => writtenById)).toEqual([
      call.caller.staffId,
      call.coordinator.staffId,
    ])
    expect(await textsOf(call.caller)).toEqual([[first, 'School gebeld.']])
  })

  test('cannot add to a concern with the id of another interview', async () => {
    await addConcernEntry(call.caller, entry())
    const other = await aCall(who)
    const elsewhere = entry({ id: other.id, concernId: await concernId() })
    await expect(addConcernEntry(call.coordinator, elsewhere)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the database', () => {
  test('refuses to change or delete an entry, its sighting and the author of the concern', async () => {
    const raised = entry()
    await addConcernEntry(call.caller, raised)
    await markConcernSeen(call.coordinator, { entryIds: [raised.entryId] })
    const [where, seen] = [{ id: raised.entryId }, { entryId: raised.entryId }]
    const other = call.coordinator.staffId
    const attempts = [
      () => ownerDatabase().concernEntry.update({ where, data: { text: new Uint8Array() } }),
      () => ownerDatabase().concernEntry.delete({ where }),
      () => ownerDatabase().concernSighting.update({ where: seen, data: { seenById: call.caller.staffId } }),
      () => ownerDatabase().concernSighting.delete({ where: seen }),
      () => database().safetyConcern.updateMany({ where: { interviewId: call.id }, data: { raisedById: other } }),
      () => database().safetyConcern.deleteMany({ where: { interviewId: call.id } }),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow('append-only')
    expect((await stored()).map(({ text }) => text)).toEqual([first])
  })

  test('deletes entries and sightings together with the family', async () => {
    const raised = entry()
    await addConcernEntry(call.caller, raised)
    await markConcernSeen(call.coordinator, { entryIds: [raised.entryId] })
    await ownerDatabase().family.delete({ where: { id: call.familyId } })
    expect(await database().concernEntry.count({ where: { id: raised.entryId } })).toBe(0)
    expect(await database().concernSighting.count({ where: { entryId: raised.entryId } })).toBe(0)
  })

  test('keeps the concern of a deleted interview with its family, and nobody else may take it off its interview', async () => {
    await addConcernEntry(call.caller, entry())
    const whole = await concernId()
    const takeOff = () => database().safetyConcern.update({ where: { id: whole }, data: { interviewId: null } })
    await expect(takeOff()).rejects.toThrow('append-only')
    await database().interview.delete({ where: { id: call.id } })
    expect(await textsOf(call.coordinator)).toEqual([[first]])
    expect(await database().safetyConcern.findUnique({ where: { id: whole } })).toMatchObject({
      familyId: call.familyId,
      interviewId: null,
      raisedById: call.caller.staffId,
    })
  })
})

describe('concern.see', () => {
  test('is refused to a caller, and finds nothing for a coordinator of another organisation', async () => {
    const raised = entry()
    await addConcernEntry(call.caller, raised)
    for (const entryIds of [[raised.entryId], [randomUUID()]])
      await expect(markConcernSeen(call.caller, { entryIds })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(concernsOfToday(call.caller)).rejects.toMatchObject({ code: 'forbidden' })
    const stranger = await anActor(await anOrganisation(), 'coordinator')
    await expect(markConcernSeen(stranger, { entryIds: [raised.entryId] })).rejects.toMatchObject({ code: 'not_found' })
    expect(await concernsOfToday(stranger)).toEqual({ concerns: [], count: 0 })
    expect(await stored()).toMatchObject([{ sighting: null }])
  })

  test('stores only the first coordinator who saw an entry', async () => {
    const raised = entry()
    await addConcernEntry(call.caller, raised)
    const second = await anActor(who.organisationId, 'coordinator')
    await markConcernSeen(call.coordinator, { entryIds: [raised.entryId] })
    await markConcernSeen(second, { entryIds: [raised.entryId] })
    expect((await stored())[0]?.sighting?.seenById).toBe(call.coordinator.staffId)
    expect((await auditOf(call.id)).map(({ verb }) => verb)).toEqual(['concern.raise', 'concern.see'])
  })

  test.each([{ entryIds: [] }, { entryIds: ['x'] }, { entryIds: Array.from({ length: 201 }, randomUUID) }, {}])(
    'refuses bad input %#',
    (input) => expect(() => parseInput(markConcernSeenSchema, input as never)).toThrow('invalid'),
  )

  test('shows today what nobody saw yet, and what was written or seen today', async () => {
    const here = await people()
    const raise = async (text: string, raisedAt: string, seenAt: string | null) => {
      const own = await aCall(here)
      const raised = entry({ id: own.id, text })
      process.env.NABIJ_NOW = raisedAt
      await addConcernEntry(here.caller, raised)
      if (seenAt) process.env.NABIJ_NOW = seenAt
      if (seenAt) await markConcernSeen(here.coordinator, { entryIds: [raised.entryId] })
      return own.id
    }
    await raise('van lang geleden, ongezien', '2020-02-01T10:00:00Z', null)
    await raise('gisteravond gezien', '2020-03-30T10:00:00Z', '2020-03-30T21:30:00Z')
    await raise('net na middernacht gezien', '2020-03-30T10:00:00Z', '2020-03-30T22:30:00Z')
    await raise('van vandaag, gezien', '2020-03-31T08:00:00Z', '2020-03-31T09:00:00Z')
    const id = await raise('vandaag ingetrokken', '2020-02-03T10:00:00Z', '2020-02-03T11:00:00Z')
    process.env.NABIJ_NOW = '2020-03-31T10:00:00Z'
    await addConcernEntry(here.caller, withdrawal({ id }))
    const texts = (await concernsOfToday(here.coordinator)).concerns.map(({ entries }) => entries[0]?.text)
    expect(texts).toEqual([
      'vandaag ingetrokken',
      'van lang geleden, ongezien',
      'van vandaag, gezien',
      'net na middernacht gezien',
    ])
  })

  test('shows every concern on some page, the newest first, however many are unseen', async () => {
    const here = await people()
    const { id: interviewId, familyId } = await aCall(here)
    const { organisationId, caller } = here
    const many = concernsPerPage + 2
    const all = Array.from({ length: many }, (_, at) => ({ id: randomUUID(), at }))
    await database().safetyConcern.createMany({
      data: all.map(({ id }) => ({ id, organisationId, familyId, interviewId, raisedById: randomUUID() })),
    })
    await database().concernEntry.createMany({
      data: all.map(({ id, at }) => ({
        id,
        organisationId,
        concernId: id,
        kind: 'raised' as const,
        text: sealText('concern_entry.text', { ownerId: familyId, rowId: id }, first),
        writtenById: caller.staffId,
        writtenAt: new Date(Date.UTC(2020, 1, 1, 10, at)),
      })),
    })
    const newestFirst = all.map(({ id }) => id).toReversed()
    const page = async (wanted: number) => {
      const { concerns, count } = await concernsOfToday(here.coordinator, wanted)
      expect(count).toBe(many)
      return concerns.map(({ id }) => id)
    }
    expect(await page(1)).toEqual(newestFirst.slice(0, concernsPerPage))
    expect(await page(2)).toEqual(newestFirst.slice(concernsPerPage))
    expect(await page(9)).toEqual(newestFirst.slice(concernsPerPage))
    // A concern that is seen today comes after all that nobody saw.
    await markConcernSeen(here.coordinator, { entryIds: newestFirst.slice(0, 1) })
    expect((await page(2)).at(-1)).toBe(newestFirst[0])
  })
})
