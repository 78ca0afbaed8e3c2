/** Stores random rows of every noun with a scope, and returns them as subjects for the rules. All are fictional. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { Subject } from '@/domain/access/subject'
import { isOpenState } from '@/domain/calls/interview-state'
import { hourMs } from '@/domain/dates'
import { now } from '@/server/clock'
import { database } from '@/server/db'
import { anOrganisation, aStaffMember } from './factories'

const staffCount = 3
const someone = fc.nat({ max: staffCount - 1 })

/** A family with an interview, a help item and a concern, each of any of the same few people. */
const arbitraryFamily = fc.record({
  isElsewhere: fc.boolean(),
  caller: fc.option(someone),
  begunBy: someone,
  state: fc.constantFrom('open', 'to_be_continued', 'completed', 'broken_off'),
  begunHoursAgo: fc.constantFrom(0.1, 12, 23.9, 24.1, 72),
  helpOwner: fc.option(someone),
  concernBy: someone,
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
}

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
  await database().interview.createMany({
    data: rows.map(({ organisationId, familyId, interviewId: id, begunById, state, begunHoursAgo }) => {
      const startedAt = new Date(at - begunHoursAgo * hourMs)
      const begun = { id, organisationId, familyId, callerId: begunById, state, startedAt }
      const ended = isOpenState(state) ? {} : { endedAt: new Date(at), ref: id }
      const breakReason = state === 'broken_off' ? 'unknown' : null
      return { ...begun, ...ended, breakReason, channel: 'phone', chosenBy: 'parent' } as const
    }),
  })
  await database().helpItem.createMany({
    data: rows.map(({ organisationId, familyId, helpId: id, ownerId }) => {
      return { id, organisationId, familyId, ownerId, type: 'laptop', week: '2020-W14' }
    }),
  })
  await database().safetyConcern.createMany({
    data: rows.map(({ organisationId, interviewId, concernId: id, raisedById }) => {
      return { id, organisationId, interviewId, raisedById }
    }),
  })
  return {
    organisationId: here,
    staffIds,
    family: rows.map(({ familyId: id, organisationId, callerId }) => ({ id, subject: { organisationId, callerId } })),
    interview: rows.map(
      ({ interviewId: id, organisationId, callerId, begunById, state, begunHoursAgo, raisedById }) => {
        const about = { isOpen: isOpenState(state), begunForMs: begunHoursAgo * hourMs, ownerId: raisedById }
        return { id, subject: { organisationId, callerId, begunById, ...about } }
      },
    ),
    help: rows.map(({ helpId: id, organisationId, callerId, ownerId }) => {
      return { id, subject: { organisationId, callerId, ownerId } }
    }),
    concern: rows.map(({ concernId: id, organisationId, raisedById }) => {
      return { id, subject: { organisationId, ownerId: raisedById } }
    }),
  }
}
