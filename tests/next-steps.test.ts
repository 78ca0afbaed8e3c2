import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { FamilyHistory } from '@/domain/calls/history'
import { nextStep, stepKinds, type NextStep } from '@/domain/calls/next-step'
import { repairNextSteps } from '@/features/calls/commands/repair-next-steps'
import { stepCounts } from '@/features/calls/queries/step-counts'
import { dayOfColumn } from '@/server/clock'
import { systemActor } from '@/server/minted-actor'
import { arbitraryHistory } from './arbitrary-history'
import { anActor, anOrganisation } from './factories'
import { staffOfHistories, storable, storeHistories, type StaffOfHistories } from './stored-history'
import { database } from './owner'

const count = 2000
let organisationId: string
let staff: StaffOfHistories
let histories: FamilyHistory[]
let familyIds: string[]

const chunk = 500

beforeAll(async () => {
  organisationId = await anOrganisation()
  staff = await staffOfHistories(organisationId)
  histories = fc.sample(arbitraryHistory, count).map(storable)
  familyIds = []
  for (let start = 0; start < count; start += chunk)
    familyIds.push(...(await storeHistories(organisationId, staff, histories.slice(start, start + chunk))))
}, 120_000)

const idOf = (name: string | null) => (name === null ? null : (staff[name] ?? null))

const storedSteps = async () => {
  const rows = await database().nextStep.findMany({ where: { organisationId, closedAt: null } })
  return new Map(
    rows.map(({ familyId, notBefore, startsAt, endsAt, askedAt, ...row }): [string, NextStep & { id: string }] => {
      const {
        id,
        kind,
        reason,
        time,
        partsOfDay,
        channel,
        language,
        interpreterNeeded,
        note,
        ownerId,
        waitsFor,
        stoppedBy,
        stopReason,
        sourceId,
      } = row
      const wishes = { partsOfDay, channel, language, interpreterNeeded }
      const step = { kind, reason, time, ...wishes, note, ownerId, waitsFor, stoppedBy, stopReason, sourceId }
      const moments = {
        startsAt: startsAt?.toISOString() ?? null,
        endsAt: endsAt?.toISOString() ?? null,
        askedAt: askedAt?.toISOString() ?? null,
      }
      // Stored as text, and written by the domain alone.
      return [
        familyId,
        { id, ...step, notBefore: notBefore && dayOfColumn(notBefore), ...moments } as NextStep & { id: string },
      ]
    }),
  )
}

describe('the stored next step', () => {
  test('is missing before it was derived, and the check says so', async () => {
    const operator = systemActor(organisationId)
    expect(await stepCounts(operator)).toMatchObject({ families: count, without: count, twice: 0 })
  })

  test(`is the one that the function gives, for ${count} histories of months`, async () => {
    await repairNextSteps(systemActor(organisationId))
    const stored = await storedSteps()
    expect(stored.size).toBe(count)
    for (const [index, history] of histories.entries()) {
      const derived = nextStep(history)
      const { id: _, ...step } = stored.get(familyIds[index]!)!
      expect(step, `${JSON.stringify(history)}`).toEqual({ ...derived, ownerId: idOf(derived.ownerId) })
    }
    expect(new Set([...stored.values()].map(({ kind }) => kind))).toEqual(new Set(stepKinds))
  })

  test('is one for each family, and the counts add up to the families', async () => {
    const {
      families,
      with_next_step: planned,
      waiting,
      stopped,
      without,
      twice,
    } = await stepCounts(systemActor(organisationId))
    expect([families, without, twice]).toEqual([count, 0, 0])
    expect(planned + waiting + stopped).toBe(count)
    for (const some of [planned, waiting, stopped]) expect(some).toBeGreaterThan(100)
  })

  test('keeps its row when it is derived again', async () => {
    const before = await storedSteps()
    await repairNextSteps(systemActor(organisationId))
    expect(await storedSteps()).toEqual(before)
    expect(await database().nextStep.count({ where: { organisationId, closedAt: { not: null } } })).toBe(0)
  })

  test('is counted as stale when it is not what the history gives, as is the word whether one may call', async () => {
    const operator = systemActor(organisationId)
    const where = { organisationId, closedAt: null }
    const [first] = await database().nextStep.findMany({ where: { ...where, kind: 'call' }, take: 1 })
    await database().nextStep.update({ where: { id: first!.id }, data: { ownerId: staff.left } })
    const other = await database().family.findFirstOrThrow({ where: { organisationId, mayCall: false } })
    await database().family.update({ where: { id: other.id }, data: { mayCall: true } })
    expect(await stepCounts(operator)).toMatchObject({ without: 0, twice: 0, stale: 2 })
    await repairNextSteps(operator)
    expect(await stepCounts(operator)).toMatchObject({ without: 0, twice: 0, stale: 0 })
  })

  test('is the only open one: the database refuses a second', async () => {
    const familyId = familyIds[0]!
    await expect(
      database().nextStep.create({ data: { organisationId, familyId, kind: 'not_yet' } }),
    ).rejects.toMatchObject({ code: 'P2002' })
  })
})

describe('call.check', () => {
  test('refuses everybody but the operator', async () => {
    for (const role of ['caller', 'coordinator', 'coach', 'reader', 'admin'] as const) {
      const actor = await anActor(organisationId, role)
      await expect(repairNextSteps(actor)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(stepCounts(actor)).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})
