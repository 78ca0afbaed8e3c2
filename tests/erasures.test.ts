import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { applyErasures } from '@/features/erasures/commands/apply-erasures'
import { eraseFamily } from '@/features/erasures/commands/erase-family'
import { erasureList } from '@/features/erasures/queries/erasure-list'
import { erasurePreview } from '@/features/erasures/queries/erasure-preview'
import { recentErasures } from '@/features/erasures/queries/recent-erasures'
import { erasureListSchema } from '@/features/erasures/schema'
import { systemActor } from '@/server/minted-actor'
import { people } from './call-fixture'
import { plantCanaries, tablesWith, wordOf } from './canaries'
import { aKnownFamily, anActor, anOrganisation, auditOf } from './factories'
import { inTransaction } from '@/server/db'
import { database, ownerDatabase } from './owner'
import { aToldFamily } from './told-family'

const reason = 'parent_asked' as const
const refOf = async (id: string) => (await database().family.findUniqueOrThrow({ where: { id } })).ref
const isThere = async (id: string) => (await database().family.count({ where: { id } })) === 1
const erasureOf = (familyId: string) => database().erasure.findUnique({ where: { familyId } })

let organisationId: string
let coordinator: StaffActor
let admin: StaffActor

beforeAll(async () => {
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
  admin = await anActor(organisationId, 'admin')
})

describe('a word in every column that leads to a family', () => {
  test('is nowhere after the family was erased, and those of another family all stand', async () => {
    const who = await people()
    const { familyId } = await aToldFamily(who, 'weg', '+31 6 0000 7395')
    const other = await aToldFamily(who, 'ander', '+31 6 0000 7396')
    const [mine, theirs] = [await plantCanaries(familyId, 'weg'), await plantCanaries(other.familyId, 'ander')]
    expect(mine.planted.length).toBeGreaterThan(50)
    // What a check keeps to an hour; and the contributors of what was published (tests/releases-erasure.test.ts).
    expect(mine.coded).toEqual(['call_request.time', 'contact_attempt.time'])
    expect(mine.empty.filter((at) => !at.startsWith('contributor.'))).toEqual([])
    expect(theirs).toEqual(mine)
    const before = await tablesWith('kanarie-ander')
    expect(await tablesWith('kanarie-weg')).toEqual(before)

    await eraseFamily(who.coordinator, { ref: await refOf(familyId), reason, familyId })

    expect(await tablesWith('kanarie-weg')).toEqual([])
    expect(await tablesWith('kanarie-ander')).toEqual(before)
    expect(await refOf(other.familyId)).toContain(wordOf('ander', { table: 'family', name: 'ref' }))
  })
})

describe('erasing a family', () => {
  test.each(['caller', 'coach', 'reader'] as const)('is refused to a %s, which the log says', async (role) => {
    const actor = await anActor(organisationId, role)
    const { id, ref } = await aKnownFamily(organisationId)
    await expect(eraseFamily(actor, { ref, reason, familyId: id })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await isThere(id)).toBe(true)
    expect(await auditOf(id)).toEqual([{ verb: 'erasure.run', detail: { refused: true } }])
  })

  test('needs whoever asks to have shown who they are within ten minutes', async () => {
    const { id, ref } = await aKnownFamily(organisationId)
    const stale = { ...coordinator, verifiedAt: null }
    await expect(eraseFamily(stale, { ref, reason })).rejects.toMatchObject({ code: 'step_up' })
    expect(await isThere(id)).toBe(true)
  })

  test('needs the number of this family, and finds none of another organisation', async () => {
    const [family, other] = [await aKnownFamily(organisationId), await aKnownFamily(organisationId)]
    const stranger = await aKnownFamily(await anOrganisation())
    const refusal = (why: string) => ({ code: 'invalid', problems: [{ path: 'ref', reason: why }] })
    await expect(eraseFamily(coordinator, { ref: other.ref, reason, familyId: family.id })).rejects.toMatchObject(
      refusal('other_family'),
    )
    for (const actor of [coordinator, admin, systemActor(organisationId)])
      await expect(eraseFamily(actor, { ref: stranger.ref, reason })).rejects.toMatchObject(refusal('unknown_family'))
    expect(await Promise.all([family, other, stranger].map(({ id }) => isThere(id)))).toEqual([true, true, true])
  })

  test.each(['coordinator', 'admin', 'system'] as const)(
    'is done by a %s, with one row that holds nothing personal',
    async (who) => {
      const actor = { coordinator, admin, system: systemActor(organisationId) }[who]
      const { id, ref } = await aKnownFamily(organisationId, { parentName: 'Uniek Persoon', ref: `R${randomUUID()}` })
      expect(await eraseFamily(actor, { ref, reason: 'consent_withdrawn' })).toMatchObject({ isEarlier: false })
      expect(await isThere(id)).toBe(false)
      const { refHash, ...row } = (await erasureOf(id))!
      expect(row).toEqual({
        id: expect.any(String),
        organisationId,
        familyId: id,
        reason: 'consent_withdrawn',
        erasedById: actor.kind === 'staff' ? actor.staffId : null,
        erasedAt: expect.any(Date),
      })
      expect(refHash).toHaveLength(32)
      expect(await tablesWith('Uniek Persoon')).toEqual([])
      expect(await tablesWith(ref)).toEqual([])
      expect((await auditOf(id)).at(-1)).toEqual({ verb: 'erasure.run', detail: { reason: 'consent_withdrawn' } })
    },
  )

  test('a second time says when it was erased and changes nothing', async () => {
    const { id, ref } = await aKnownFamily(organisationId)
    const first = await eraseFamily(coordinator, { ref, reason, familyId: id })
    const [row, log] = [await erasureOf(id), await auditOf(id)]
    for (const actor of [coordinator, admin])
      expect(await eraseFamily(actor, { ref, reason: 'no_longer_needed', familyId: id })).toEqual({
        erasedAt: first.erasedAt,
        isEarlier: true,
      })
    expect([await erasureOf(id), await auditOf(id)]).toEqual([row, log])
    expect(await erasurePreview(coordinator, id)).toEqual({ erasedAt: first.erasedAt, family: null })
  })

  test('twice at once is done once', async () => {
    const { id, ref } = await aKnownFamily(organisationId)
    const outcomes = await Promise.all([coordinator, admin, coordinator].map((by) => eraseFamily(by, { ref, reason })))
    expect(outcomes.filter(({ isEarlier }) => !isEarlier)).toHaveLength(1)
    expect((await auditOf(id)).filter(({ verb }) => verb === 'erasure.run')).toHaveLength(1)
  })

  test('a number that is given again stands for the new family', async () => {
    const { ref } = await aKnownFamily(organisationId)
    await eraseFamily(coordinator, { ref, reason })
    const again = await aKnownFamily(organisationId, { ref })
    expect(await eraseFamily(coordinator, { ref, reason })).toMatchObject({ isEarlier: false })
    expect(await isThere(again.id)).toBe(false)
  })
})

describe('before a family is erased', () => {
  test('its coordinator sees what is still open, and an administrator nothing of it', async () => {
    const who = await people()
    const { familyId } = await aToldFamily(who, 'open', '+31 6 0000 7397')
    const { family } = await erasurePreview(who.coordinator, familyId)
    expect(family).toMatchObject({ interviews: 2, openHelp: 0, undecidedConcerns: 1, publishedWeeks: 0 })
    const ownAdmin = await anActor(who.organisationId, 'admin')
    await expect(erasurePreview(ownAdmin, familyId)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(erasurePreview(coordinator, familyId)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the list of erasures', () => {
  test('names who, when and why to coordinators and administrators of the organisation, and no family', async () => {
    const here = await anOrganisation()
    const [by, reader] = [await anActor(here, 'coordinator'), await anActor(here, 'admin')]
    const { id, ref } = await aKnownFamily(here)
    await eraseFamily(by, { ref, reason })
    const rows = await recentErasures(reader)
    expect(rows).toEqual([{ id: expect.any(String), reason, erasedAt: expect.any(Date), by: 'Proef' }])
    expect(JSON.stringify(rows)).not.toContain(id)
    for (const role of ['caller', 'coach', 'reader'] as const)
      await expect(recentErasures(await anActor(here, role))).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('is kept by the database: nobody changes or deletes a row, the owner neither', async () => {
    const { id, ref } = await aKnownFamily(organisationId)
    await eraseFamily(coordinator, { ref, reason })
    const where = { familyId: id }
    await expect(ownerDatabase().erasure.delete({ where })).rejects.toThrow('append-only')
    await expect(ownerDatabase().erasure.update({ where, data: { reason } })).rejects.toThrow('append-only')
    await expect(inTransaction(coordinator, (tx) => tx.erasure.deleteMany({ where }))).rejects.toThrow('denied')
  })
})

describe('a restored copy', () => {
  /** What a backup from before the erasures brings back: the families, whose keys are gone, and a list without them. */
  const restored = async (families: readonly { id: string; ref: string }[]) => {
    const owner = ownerDatabase()
    await owner.$transaction([
      owner.$executeRaw`alter table erasure disable trigger erasure_append_only`,
      owner.$executeRaw`delete from erasure`,
      owner.$executeRaw`alter table erasure enable trigger erasure_append_only`,
    ])
    for (const { id, ref } of families) await database().family.create({ data: { id, organisationId, ref } })
  }

  test('applies the list before it serves: every family in it is erased again, once, and no other', async () => {
    const families = [await aKnownFamily(organisationId), await aKnownFamily(organisationId)]
    const kept = await aKnownFamily(organisationId)
    for (const { ref } of families) await eraseFamily(coordinator, { ref, reason })
    const operator = systemActor(organisationId)
    // As the file on another disk holds it.
    const list = erasureListSchema.parse(JSON.parse(JSON.stringify(await erasureList(operator))))
    await restored(families)
    expect(await Promise.all(families.map(({ id }) => isThere(id)))).toEqual([true, true])

    expect(await applyErasures(operator, list)).toEqual({ count: 2 })

    expect(await Promise.all([...families, kept].map(({ id }) => isThere(id)))).toEqual([false, false, true])
    expect(await erasureList(operator)).toEqual(list)
    expect((await auditOf(families[0]!.id)).at(-1)).toEqual({ verb: 'erasure.apply', detail: null })
    expect(await applyErasures(operator, list)).toEqual({ count: 0 })
    expect(await eraseFamily(coordinator, { ref: families[0]!.ref, reason })).toMatchObject({ isEarlier: true })
  })

  test('is the operator’s alone', async () => {
    for (const actor of [coordinator, admin]) {
      await expect(applyErasures(actor, [])).rejects.toMatchObject({ code: 'forbidden' })
      await expect(erasureList(actor)).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})
