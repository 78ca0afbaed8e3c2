import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { applyErasures } from '@/features/erasures/commands/apply-erasures'
import { eraseFamily } from '@/features/erasures/commands/erase-family'
import { erasureList } from '@/features/erasures/queries/erasure-list'
import { erasureListSchema } from '@/features/erasures/schema'
import { inTransaction, ofOrganisation } from '@/server/db'
import { systemActor } from '@/server/minted-actor'
import { destroyErasedKeys, destroyLeftKeys } from '@/server/sealed/erased-keys'
import { createKeys, keyStore, openText, sealText } from '@/server/sealed/sealed-text'
import { aKnownFamily, anActor, anOrganisation } from './factories'
import { database } from './owner'

const reason = 'parent_asked' as const
const column = 'concern_entry.text' as const
let organisationId = ''
let coordinator: StaffActor

beforeAll(async () => {
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
})

/** A family with a key, and the bytes of a text that a backup of now would hold. */
const aSealedFamily = async () => {
  const { id, ref } = await aKnownFamily(organisationId)
  createKeys([id])
  const rowId = randomUUID()
  const bytes = sealText(column, { ownerId: id, rowId }, 'wat de ouder zei')
  return { id, ref, opened: () => openText(column, rowId, bytes), key: () => keyStore().keyOf(id) }
}
const damaged = expect.objectContaining({ code: 'damaged' })

/** As if the process was killed between the commit and the destruction of the key. */
const erasedByHalf = async (id: string, erasedAt = new Date()) =>
  inTransaction(ofOrganisation(organisationId), async (tx) => {
    const row = { id: randomUUID(), organisation_id: organisationId, family_id: id, reason, erased_at: erasedAt }
    await tx.$queryRaw`select apply_erasures(${JSON.stringify([row])}::jsonb)`
  })

describe('the key of a family', () => {
  it('is destroyed with its erasure: what a backup has of it opens nowhere, and others are whole', async () => {
    const [family, other] = [await aSealedFamily(), await aSealedFamily()]
    expect(family.opened()).toBe('wat de ouder zei')
    await eraseFamily(coordinator, { ref: family.ref, reason, familyId: family.id })
    expect(family.key()).toBe('destroyed')
    expect(family.opened).toThrow(damaged)
    expect(() => sealText(column, { ownerId: family.id, rowId: randomUUID() }, 'nog iets')).toThrow(damaged)
    expect(other.opened()).toBe('wat de ouder zei')
    await eraseFamily(coordinator, { ref: family.ref, reason })
    expect(family.key()).toBe('destroyed')
  })

  it('stays when the erasure is refused', async () => {
    const family = await aSealedFamily()
    const stale = { ...coordinator, verifiedAt: null }
    await expect(eraseFamily(stale, { ref: family.ref, reason })).rejects.toMatchObject({ code: 'step_up' })
    const otherFamily = eraseFamily(coordinator, { ref: family.ref, reason, familyId: randomUUID() })
    await expect(otherFamily).rejects.toMatchObject({ code: 'invalid' })
    expect(family.opened()).toBe('wat de ouder zei')
  })

  it('is destroyed with the list of a restored copy, also of families that this copy never had', async () => {
    const [family, unknown] = [await aSealedFamily(), randomUUID()]
    createKeys([unknown])
    await eraseFamily(coordinator, { ref: family.ref, reason, familyId: family.id })
    const [row] = erasureListSchema.parse(JSON.parse(JSON.stringify(await erasureList(systemActor(organisationId)))))
    await applyErasures(systemActor(organisationId), [{ ...row!, id: randomUUID(), family_id: unknown }])
    expect(keyStore().keyOf(unknown)).toBe('destroyed')
  })

  it('that a crash left behind is destroyed by the next start, and by a worker, once', async () => {
    const [first, second, third, other] = await Promise.all([1, 2, 3, 4].map(aSealedFamily))
    await erasedByHalf(first!.id, new Date('2020-01-01T00:00:00Z'))
    expect(first!.opened()).toBe('wat de ouder zei')
    expect(await destroyErasedKeys()).toBe(1)
    expect(first!.key()).toBe('destroyed')
    expect(await destroyErasedKeys()).toBe(0)
    await erasedByHalf(second!.id, new Date('2020-01-01T00:00:00Z'))
    expect(await destroyLeftKeys()).toBe(1) // the first time a worker looks at all of them
    await erasedByHalf(third!.id)
    expect(await destroyLeftKeys()).toBe(1)
    expect([second!.key(), third!.key()]).toEqual(['destroyed', 'destroyed'])
    expect(other!.opened()).toBe('wat de ouder zei')
    const rows = await database().erasure.findMany({ select: { familyId: true } })
    expect(rows.map(({ familyId }) => keyStore().keyOf(familyId))).toEqual(rows.map(() => 'destroyed'))
  })

  it('that cannot be destroyed fails no request: the rows are gone, and the worker tries again', async () => {
    const family = await aSealedFamily()
    const fs = await import('node:fs')
    const failing = vi.spyOn(fs.default, 'fsyncSync').mockImplementation(() => {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
    })
    const done = await eraseFamily(coordinator, { ref: family.ref, reason, familyId: family.id })
    failing.mockRestore()
    expect(done).toMatchObject({ isEarlier: false })
    await destroyLeftKeys()
    expect(family.key()).toBe('destroyed')
  })
})
