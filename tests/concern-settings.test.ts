import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deleteExpiredConcerns } from '@/features/concerns/commands/delete-expired-concerns'
import { updateConcernSettings } from '@/features/concerns/commands/update-concern-settings'
import { concernById } from '@/features/concerns/queries/concern-by-id'
import { concernSettings } from '@/features/concerns/queries/concern-settings'
import { mostContacts, updateConcernSettingsSchema } from '@/features/concerns/schema'
import { parseInput } from '@/server/action'
import { systemActor } from '@/server/minted-actor'
import { aConcern } from './concern-fixture'
import { anActor, anOrganisation, auditOf } from './factories'
import { database } from './owner'

const input = (about: object = {}) =>
  parseInput(updateConcernSettingsSchema, {
    months: '36',
    contacts: [{ name: 'Wijkteam', number: '071 512 34 56' }],
    ...about,
  })
const defaults = {
  months: 24,
  contacts: [
    { name: 'Direct gevaar', number: '112' },
    { name: 'Veilig Thuis', number: '0800-2000' },
  ],
}

describe('the settings for concerns', () => {
  test('begin with 112, Veilig Thuis and two years', async () => {
    expect(await concernSettings(await anActor(await anOrganisation(), 'admin'))).toEqual(defaults)
  })

  test('are refused to everybody but the administrator', async () => {
    const organisationId = await anOrganisation()
    for (const role of ['caller', 'coordinator', 'coach', 'reader'] as const) {
      const actor = await anActor(organisationId, role)
      await expect(updateConcernSettings(actor, input())).rejects.toMatchObject({ code: 'forbidden' })
      await expect(concernSettings(actor)).rejects.toMatchObject({ code: 'forbidden' })
    }
    expect(await concernSettings(await anActor(organisationId, 'admin'))).toEqual(defaults)
  })

  test('stand beside every concern once the administrator changed them, with an audit row', async () => {
    const { organisationId, coordinator, id } = await aConcern()
    const admin = await anActor(organisationId, 'admin')
    await updateConcernSettings(admin, input())
    expect(await concernById(coordinator, id)).toMatchObject({
      months: 36,
      contacts: [{ name: 'Wijkteam', number: '071 512 34 56' }],
    })
    expect(await auditOf(organisationId)).toEqual([
      { verb: 'organisation.change', detail: { changed: 'concerns', months: 36 } },
    ])
  })

  test.each([
    { months: '5' },
    { months: '121' },
    { months: '' },
    { months: '24,5' },
    { contacts: [{ name: '', number: '112' }] },
    { contacts: [{ name: 'Wijkteam', number: '' }] },
    { contacts: [{ name: 'Wijkteam', number: 'bel maar' }] },
    { contacts: [{ name: 'Wijkteam', number: '071 512' }] },
    { contacts: [{ name: 'a'.repeat(61), number: '112' }] },
    { contacts: Array.from({ length: mostContacts + 1 }, () => ({ name: 'Wijkteam', number: '112' })) },
  ])('refuse %j', (about) => expect(() => input(about)).toThrow('invalid'))
})

describe('a concern after its retention period', () => {
  let stage: Awaited<ReturnType<typeof aConcern>>
  beforeAll(() => {
    expect(process.env.NABIJ_NOW).toBeUndefined()
  })
  beforeEach(async () => {
    stage = await aConcern()
  })

  const monthsAgo = (months: number) => {
    const at = new Date()
    at.setUTCMonth(at.getUTCMonth() - months)
    return at
  }
  const entryOf = (kind: 'raised' | 'decided', months: number, writtenById = stage.coordinator.staffId) =>
    database().concernEntry.create({
      data: {
        id: randomUUID(),
        organisationId: stage.organisationId,
        concernId: stage.id,
        kind,
        text: new Uint8Array(),
        decision: kind === 'decided' ? 'no_report' : null,
        writtenById,
        writtenAt: monthsAgo(months),
      },
    })
  /** A concern of somebody else at the same family, whose only entries are of the given months ago. */
  const oldConcern = async (...entries: (readonly ['raised' | 'decided', number])[]) => {
    const { organisationId, familyId } = stage
    const concern = { organisationId, familyId, raisedById: stage.coordinator.staffId }
    stage = { ...stage, id: (await database().safetyConcern.create({ data: concern })).id }
    for (const [kind, months] of entries) await entryOf(kind, months)
    return stage.id
  }
  const deleteExpired = (isTrial = false) => deleteExpiredConcerns(systemActor(stage.organisationId), { isTrial })
  const exists = async (id: string) => (await database().safetyConcern.count({ where: { id } })) === 1

  test('is deleted with its entries, with an audit row and nothing else', async () => {
    const young = stage.id
    const expired = await oldConcern(['raised', 30], ['decided', 25])
    expect(await deleteExpired(true)).toEqual({ count: 1 })
    expect(await exists(expired)).toBe(true)
    expect(await deleteExpired()).toEqual({ count: 1 })
    expect([await exists(expired), await exists(young)]).toEqual([false, true])
    expect(await database().concernEntry.count({ where: { concernId: expired } })).toBe(0)
    expect((await auditOf(stage.familyId)).at(-1)).toEqual({ verb: 'concern.purge', detail: { concern: expired } })
    expect(await deleteExpired()).toEqual({ count: 0 })
  })

  test('stays while it is undecided, was opened again, or was decided less than so many months ago', async () => {
    const kept = [
      await oldConcern(['raised', 90]),
      await oldConcern(['raised', 90], ['decided', 60], ['raised', 59]),
      await oldConcern(['raised', 90], ['decided', 23]),
      await oldConcern(),
    ]
    // The last one was decided over words of a caller that nobody saw.
    await entryOf('raised', 90, stage.caller.staffId)
    await entryOf('decided', 60)
    expect(await deleteExpired()).toEqual({ count: 0 })
    for (const id of kept) {
      expect(await exists(id)).toBe(true)
      await expect(database().safetyConcern.delete({ where: { id } })).rejects.toThrow('append-only')
    }
    const admin = await anActor(stage.organisationId, 'admin')
    await updateConcernSettings(admin, input({ months: '12' }))
    expect(await deleteExpired()).toEqual({ count: 1 })
  })

  test('is deleted by the operator alone, and only in one organisation', async () => {
    const expired = await oldConcern(['raised', 30], ['decided', 25])
    for (const role of ['caller', 'coordinator', 'coach', 'reader', 'admin'] as const)
      await expect(
        deleteExpiredConcerns(await anActor(stage.organisationId, role), { isTrial: false }),
      ).rejects.toMatchObject({ code: 'forbidden' })
    expect(await deleteExpiredConcerns(systemActor(await anOrganisation()), { isTrial: false })).toEqual({ count: 0 })
    expect(await exists(expired)).toBe(true)
  })
})
