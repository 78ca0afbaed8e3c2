/** Stores random rows of every noun with a scope, and returns them as subjects for the rules. All are fictional. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { Subject } from '@/domain/access/subject'
import { isOpenState } from '@/domain/calls/interview-state'
import { addDays, hourMs } from '@/domain/dates'
import { dateColumn, now, today } from '@/server/clock'
import { anOrganisation, aStaffMember } from './factories'
import { database } from './owner'

const staffCount = 3
const someone = fc.nat({ max: staffCount - 1 })

/** A family with an interview, a help item and a concern, each of any of the same few people. */
const arbitraryFamily = fc.record({
  isElsewhere: fc.boolean(),
  caller: fc.option(someone),
  begunBy: someone,
  state: fc.constantFrom('open', 'to_be_continued', 'completed', 'broken_off'),
  begunHoursAgo: fc.constantFrom(0.1, 12, 23.9, 24.1, 72),
  endedHoursAgo: fc.constantFrom(0, 23.9, 24.1),
  helpOwner: fc.option(someone),
  concernBy: someone,
  leasedTo: fc.option(someone),
  leaseIsOver: fc.boolean(),
  attemptBy: someone,
  attemptMinutesAgo: fc.constantFrom(0.1, 9.9, 10.1, 60),
})
export const arbitraryFamilies = fc.array(arbitraryFamily, { minLength: 1, maxLength: 12 })
type ArbitraryFamily = typeof arbitraryFamilies extends fc.Arbitrary<(infer One)[]> ? One : never

type Row = { id: string; subject: Subject }
export type StoredRows = {
  organisationId: string
  staffIds: string[]
  family: Row[]
  interview: Row[]
  help: Row[]
  concern: Row[]
  attempt: Row[]
}

const dayFromToday = (days: number) => dateColumn(addDays(today(), days))

/** The person is away today, and this colleague makes their calls. */
export const storeAbsence = (organisationId: string, staffId: string, coverId: string) =>
  database().absence.create({
    data: { organisationId, staffId, coverId, fromDay: dayFromToday(0), untilDay: dayFromToday(0) },
  })

const staffOf = (organisationId: string) =>
  Promise.all(Array.from({ length: staffCount }, () => aStaffMember(organisationId)))

export const storeRows = async (families: readonly ArbitraryFamily[]): Promise<StoredRows> => {
  const [here, elsewhere] = [await anOrganisation(), await anOrganisation()]
  const staffIds = await staffOf(here)
  const rows = families.map((family) => {
    const organisationId = family.isElsewhere ? elsewhere : here
    const idOf = (staff: number | null) => (staff === null ? null : (staffIds[staff] ?? null))
    const begunById = staffIds[family.begunBy] ?? ''
    return {
      ...family,
      organisationId,
      begunById,
      familyId: randomUUID(),
      interviewId: randomUUID(),
      helpId: randomUUID(),
      concernId: randomUUID(),
      attemptId: randomUUID(),
      attemptById: staffIds[family.attemptBy] ?? '',
      leaseHolderId: idOf(family.leasedTo),
      leasedToId: family.leaseIsOver ? null : idOf(family.leasedTo),
      callerId: idOf(family.caller),
      ownerId: idOf(family.helpOwner),
      raisedById: staffIds[family.concernBy] ?? '',
    }
  })
  const at = now().getTime()
  await database().family.createMany({
    data: rows.map(({ organisationId, familyId: id, callerId }) => {
      return { id, organisationId, callerId, ref: id, listedSince: new Date('2019-01-01') }
    }),
  })
  await database().familyIdentity.createMany({
    data: rows.map(({ organisationId, familyId }) => ({ organisationId, familyId, parentName: new Uint8Array() })),
  })
  await database().callLease.createMany({
    data: rows.flatMap(({ organisationId, familyId, leaseHolderId: staffId, leaseIsOver }) =>
      staffId === null
        ? []
        : [{ organisationId, familyId, staffId, expiresAt: new Date(at + (leaseIsOver ? -1 : 1) * hourMs) }],
    ),
  })
  await database().contactAttempt.createMany({
    data: rows.map(({ organisationId, familyId, attemptId: id, attemptById: staffId, attemptMinutesAgo }) => {
      const made = new Date(at - attemptMinutesAgo * 60_000)
      return { id, organisationId, familyId, staffId, outcome: 'busy', at: made, day: new Date('2020-04-01') } as const
    }),
  })
  await database().interview.createMany({
    data: rows.map(({ organisationId, familyId, interviewId: id, begunById, state, begunHoursAgo, endedHoursAgo }) => {
      const startedAt = new Date(at - begunHoursAgo * hourMs)
      const begun = { id, organisationId, familyId, callerId: begunById, state, startedAt }
      const ended = isOpenState(state) ? {} : { endedAt: new Date(at - endedHoursAgo * hourMs), ref: id }
      const breakReason = state === 'broken_off' ? 'unknown' : null
      return { ...begun, ...ended, breakReason, channel: 'phone', chosenBy: 'parent' } as const
    }),
  })
  await database().answer.createMany({
    data: rows.map(({ organisationId, interviewId }) => {
      return { organisationId, interviewId, key: 'internet', missing: 'dont_know' } as const
    }),
  })
  await database().helpItem.createMany({
    data: rows.map(({ organisationId, familyId, helpId: id, ownerId }) => {
      return { id, organisationId, familyId, ownerId, type: 'laptop', week: '2020-W14' }
    }),
  })
  await database().safetyConcern.createMany({
    data: rows.map(({ organisationId, familyId, interviewId, concernId: id, raisedById }) => {
      return { id, organisationId, familyId, interviewId, raisedById }
    }),
  })
  // None of these gives anybody the families of a colleague: it is over, it has yet to come, or it was taken back.
  const [covered, cover] = [staffIds[1] ?? '', staffIds[0] ?? '']
  const noCover = { organisationId: here, staffId: covered, coverId: cover }
  await database().absence.createMany({
    data: [
      { ...noCover, fromDay: dayFromToday(-9), untilDay: dayFromToday(-1) },
      { ...noCover, fromDay: dayFromToday(1), untilDay: dayFromToday(9) },
      { ...noCover, fromDay: dayFromToday(-1), untilDay: dayFromToday(1), removedAt: now() },
      { ...noCover, coverId: null, fromDay: dayFromToday(0), untilDay: dayFromToday(0) },
    ],
  })
  return {
    organisationId: here,
    staffIds,
    family: rows.map(({ familyId: id, organisationId, callerId, leasedToId }) => {
      return { id, subject: { organisationId, callerId, leasedToId } }
    }),
    interview: rows.map(({ interviewId: id, begunById, state, begunHoursAgo, endedHoursAgo, raisedById, ...row }) => {
      const { organisationId, callerId, leasedToId } = row
      const isOpen = isOpenState(state)
      const ended = isOpen ? {} : { endedForMs: endedHoursAgo * hourMs }
      const begun = { begunById, heldById: begunById, isOpen, begunForMs: begunHoursAgo * hourMs }
      const about = { ...begun, ...ended, ownerId: raisedById }
      return { id, subject: { organisationId, callerId, leasedToId, ...about } }
    }),
    help: rows.map(({ helpId: id, organisationId, callerId, leasedToId, ownerId }) => {
      return { id, subject: { organisationId, callerId, leasedToId, ownerId } }
    }),
    attempt: rows.map(({ attemptId: id, organisationId, callerId, leasedToId, attemptById, attemptMinutesAgo }) => {
      const begunForMs = attemptMinutesAgo * 60_000
      const held = { heldById: attemptById, endedForMs: begunForMs }
      return { id, subject: { organisationId, callerId, leasedToId, begunById: attemptById, begunForMs, ...held } }
    }),
    concern: rows.map(({ concernId: id, organisationId, raisedById }) => {
      return { id, subject: { organisationId, ownerId: raisedById } }
    }),
  }
}
