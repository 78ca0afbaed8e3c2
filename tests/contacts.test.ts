import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { replaceContactPoint } from '@/features/families/commands/replace-contact-point'
import { updateContact } from '@/features/families/commands/update-contact'
import { updateFamily } from '@/features/families/commands/update-family'
import { contactForForm } from '@/features/families/queries/contact-for-form'
import { contactHistory } from '@/features/families/queries/contact-history'
import { familyForForm } from '@/features/families/queries/family-for-form'
import {
  createFamilySchema,
  updateContactSchema,
  updateFamilySchema,
  type UpdateContact,
} from '@/features/families/schema'
import { aKnownFamily, anActor, anOrganisation, auditOf, fictionalNumber } from './factories'
import { database, ownerDatabase } from './owner'

let organisationId: string
let coordinator: StaffActor
let caller: StaffActor
let colleague: StaffActor

beforeAll(async () => {
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
  caller = await anActor(organisationId, 'caller')
  colleague = await anActor(organisationId, 'caller')
})

const ownFamily = (numbers: readonly string[] = [fictionalNumber()]) =>
  aKnownFamily(organisationId, { callerId: caller.staffId, numbers })

/** The form of the family as it was opened, with some fields changed. */
const formOf = async (id: string, changes: Partial<UpdateContact> = {}): Promise<UpdateContact> =>
  updateContactSchema.parse({ ...(await contactForForm(coordinator, id)), ...changes })

const pointsOf = (familyId: string) =>
  database().contactPoint.findMany({
    where: { familyId },
    orderBy: { position: 'asc' },
    select: { value: true, state: true },
  })

const oldValuesOf = async (familyId: string) =>
  (await contactHistory(coordinator, familyId)).map(({ field, oldValue, by }) => ({ field, oldValue, by }))

const everythingOf = async (familyId: string) => ({
  points: await pointsOf(familyId),
  contact: await contactForForm(coordinator, familyId),
  history: await oldValuesOf(familyId),
  audit: await auditOf(familyId),
})

test.each([
  ['create', createFamilySchema],
  ['update', updateFamilySchema],
  ['contact', updateContactSchema],
] as const)('the form (%s) refuses the plan to leave a message where none may be left', async (_, schema) => {
  const { id } = await ownFamily()
  const family = await familyForForm(coordinator, id)
  const problemsOf = (changes: object) =>
    (schema.safeParse({ ...family, ...changes }).error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')} ${message}`,
    )
  const plan = { lineDropPlan: 'leave_message' }
  expect(problemsOf({ ...plan, mayLeaveMessage: false })).toEqual(['lineDropPlan plan_leaves_message'])
  for (const mayLeaveMessage of [true, null]) expect(problemsOf({ ...plan, mayLeaveMessage })).toEqual([])
  expect(problemsOf({ lineDropPlan: 'call_back', mayLeaveMessage: false })).toEqual([])
})

describe('contact.update', () => {
  test('is refused to every role that calls nobody, and a family of a colleague does not exist', async () => {
    const { id } = await ownFamily()
    const form = await formOf(id)
    const before = await everythingOf(id)
    for (const role of ['coach', 'reader', 'admin'] as const)
      await expect(updateContact(await anActor(organisationId, role), form)).rejects.toMatchObject({
        code: 'forbidden',
      })
    for (const stranger of [colleague, await anActor(await anOrganisation(), 'coordinator')]) {
      await expect(updateContact(stranger, form)).rejects.toMatchObject({ code: 'not_found' })
      await expect(contactForForm(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
      expect(await contactHistory(stranger, id)).toEqual([])
    }
    const after = await everythingOf(id)
    expect({ ...after, audit: before.audit }).toEqual(before)
  })

  test('lets a caller correct their own family, audits it, and keeps every old value with who replaced it', async () => {
    const { id, contactPoints } = await ownFamily()
    const [old] = contactPoints
    const wishes: Partial<UpdateContact> = {
      callLanguage: 'tr',
      preferredChannels: ['phone'],
      preferredPartsOfDay: ['evening'],
    }
    await updateContact(caller, await formOf(id, { safeHours: '10-12', stopWord: 'boodschappen', ...wishes }))
    expect(await oldValuesOf(id)).toEqual([])
    const number = fictionalNumber()
    await updateContact(
      coordinator,
      await formOf(id, {
        contactPoints: [{ kind: 'phone', value: number, state: 'active' }],
        safeHours: '',
        mayLeaveMessage: false,
        callLanguage: 'nl',
        preferredChannels: ['video', 'phone'],
        preferredPartsOfDay: [],
      }),
    )
    expect(await contactForForm(caller, id)).toMatchObject({
      safeHours: '',
      mayLeaveMessage: false,
      stopWord: 'boodschappen',
      callLanguage: 'nl',
      preferredChannels: ['video', 'phone'],
      preferredPartsOfDay: [],
      contactPoints: [{ value: number, state: 'active' }],
    })
    const by = 'Proef'
    expect(await oldValuesOf(id)).toHaveLength(5)
    expect(await oldValuesOf(id)).toEqual(
      expect.arrayContaining([
        { field: 'phone', oldValue: old?.value, by },
        { field: 'safeHours', oldValue: '10-12', by },
        { field: 'callLanguage', oldValue: 'tr', by },
        { field: 'preferredChannels', oldValue: 'phone', by },
        { field: 'preferredPartsOfDay', oldValue: 'evening', by },
      ]),
    )
    expect(await auditOf(id)).toEqual([
      { verb: 'contact.update', detail: { version: 2 } },
      { verb: 'contact.update', detail: { version: 3 } },
    ])
  })

  test('another notation of the same number is no change, and a number that is closed is', async () => {
    const { id } = await ownFamily(['+31 6 0000 9801'])
    const point = { kind: 'phone', value: '06-00009801' } as const
    await updateContact(caller, await formOf(id, { contactPoints: [{ ...point, state: 'active' }] }))
    expect(await oldValuesOf(id)).toEqual([])
    await updateContact(caller, await formOf(id, { contactPoints: [{ ...point, state: 'dead' }] }))
    expect(await oldValuesOf(id)).toEqual([{ field: 'phone', oldValue: '06-00009801', by: 'Proef' }])
  })

  test('refuses a form that a colleague overtook, and loses nothing of theirs', async () => {
    const { id } = await ownFamily()
    const [mine, theirs] = [await formOf(id, { safeHours: 'na 19 uur' }), await formOf(id, { whoMayHear: 'niemand' })]
    await updateContact(coordinator, theirs)
    await expect(updateContact(caller, mine)).rejects.toMatchObject({ code: 'conflict', reason: 'changed_meanwhile' })
    expect(await contactForForm(caller, id)).toMatchObject({ whoMayHear: 'niemand', safeHours: '' })
  })

  test('of two forms that are sent at once one is saved and one is refused', async () => {
    const { id } = await ownFamily()
    const forms = [await formOf(id, { safeHours: '9-11' }), await formOf(id, { safeHours: '14-16' })]
    const results = await Promise.allSettled(forms.map((form) => updateContact(caller, form)))
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('names another family that has the number, and saves once the caller has seen it', async () => {
    const other = await ownFamily(['+31 6 0000 9802'])
    const { id } = await ownFamily()
    const contactPoints = [{ kind: 'phone', value: '06 0000 9802', state: 'active' } as const]
    const form = await formOf(id, { contactPoints })
    expect((await updateContact(caller, form)).alike.map((family) => family.id)).toEqual([other.id])
    expect(await pointsOf(id)).not.toMatchObject([{ value: '06 0000 9802' }])
    await updateContact(caller, { ...form, knownAlike: [other.id] })
    expect(await pointsOf(id)).toMatchObject([{ value: '06 0000 9802' }])
  })

  test('gives a reason for each problem of a form', async () => {
    const { id } = await ownFamily()
    const form = await formOf(id)
    const problemsOf = (changes: object) => {
      const outcome = updateContactSchema.safeParse({ ...form, ...changes })
      return outcome.success ? [] : outcome.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
    }
    expect(problemsOf({})).toEqual([])
    expect(problemsOf({ stopWord: 'x'.repeat(101) })).toEqual(['stopWord too_big'])
    expect(problemsOf({ callLanguage: 'klingon?' })).toEqual(['callLanguage unknown_language'])
    expect(problemsOf({ preferredPartsOfDay: ['evening', 'evening'] })).toEqual(['preferredPartsOfDay twice'])
    expect(problemsOf({ preferredChannels: ['fax'] })).toHaveLength(1)
    expect(problemsOf({ nameToUse: 'a\u0000b' })).toEqual(['nameToUse bad_characters'])
    const wrong = { ...form, contactPoints: [{ kind: 'phone', value: '12', state: 'active' } as const] }
    await expect(updateContact(caller, wrong)).rejects.toMatchObject({ code: 'invalid' })
  })

  test('the coordinator’s whole form keeps the old values as well', async () => {
    const { id } = await ownFamily()
    await updateContact(caller, await formOf(id, { nameToUse: 'mevrouw Yilmaz' }))
    const { homeLanguages, children, ...family } = await familyForForm(coordinator, id)
    await updateFamily(coordinator, {
      ...family,
      homeLanguages,
      children,
      contactPoints: family.contactPoints.map(({ kind, value, state }) => ({ kind, value, state })),
      nameToUse: 'Elif',
      knownAlike: [],
    })
    expect(await oldValuesOf(id)).toEqual([{ field: 'nameToUse', oldValue: 'mevrouw Yilmaz', by: 'Proef' }])
  })
})

describe('a wrong number', () => {
  const replacing = (id: string, pointId: string, value: string, knownAlike: string[] = []) => ({
    id,
    pointId,
    value,
    knownAlike,
  })

  test('is replaced on the spot: the old one is closed and kept, the new one comes first', async () => {
    const { id, contactPoints } = await ownFamily(['+31 6 0000 9811', '+31 6 0000 9812'])
    const { point } = await replaceContactPoint(caller, replacing(id, contactPoints[1]!.id, '071-5123456 tst 12'))
    const { id: newId } = await database().contactPoint.findFirstOrThrow({ where: { familyId: id, position: 0 } })
    expect(point).toEqual({
      id: newId,
      links: [{ text: '071 512 3456 tst. 12', href: 'tel:+31715123456;ext=12' }],
    })
    expect(await pointsOf(id)).toEqual([
      { value: '071-5123456 tst 12', state: 'active' },
      { value: '+31 6 0000 9811', state: 'active' },
      { value: '+31 6 0000 9812', state: 'dead' },
    ])
    expect(await oldValuesOf(id)).toEqual([{ field: 'phone', oldValue: '+31 6 0000 9812', by: 'Proef' }])
    expect(await auditOf(id)).toEqual([{ verb: 'contact.update', detail: { replaced: contactPoints[1]!.id } }])
  })

  test('is offered as a link only where it may be used: a number to call, an address to write to', async () => {
    const hrefOf = async (about: { mayCall?: boolean; mayLeaveMessage: boolean | null }, kind: 'phone' | 'email') => {
      const { mayCall = true, mayLeaveMessage } = about
      const { id, contactPoints } = await aKnownFamily(organisationId, { callerId: caller.staffId, mayCall })
      await database().familyIdentity.update({ where: { familyId: id }, data: { mayLeaveMessage } })
      await database().contactPoint.update({ where: { id: contactPoints[0]!.id }, data: { kind } })
      const value = kind === 'phone' ? fictionalNumber() : `ouder-${id}@example.org`
      const { point } = await replaceContactPoint(caller, replacing(id, contactPoints[0]!.id, value))
      return point?.links[0]?.href?.split(':')[0] ?? null
    }
    expect(await hrefOf({ mayLeaveMessage: true }, 'email')).toBe('mailto')
    for (const mayLeaveMessage of [false, null]) {
      expect(await hrefOf({ mayLeaveMessage }, 'email')).toBeNull()
      expect(await hrefOf({ mayLeaveMessage }, 'phone')).toBe('tel')
    }
    expect(await hrefOf({ mayCall: false, mayLeaveMessage: true }, 'phone')).toBeNull()
  })

  test('is refused with a reason when the new one is no number or the same one, and nothing changes', async () => {
    const { id, contactPoints } = await ownFamily(['+31 6 0000 9813'])
    for (const [value, reason] of [
      ['bel maar', 'not_a_phone'],
      ['06 0000 981', 'phone_length'],
      ['06-00009813', 'twice'],
    ] as const)
      await expect(replaceContactPoint(caller, replacing(id, contactPoints[0]!.id, value))).rejects.toMatchObject({
        code: 'invalid',
        problems: [{ path: 'value', reason }],
      })
    expect(await pointsOf(id)).toEqual([{ value: '+31 6 0000 9813', state: 'active' }])
    expect(await oldValuesOf(id)).toEqual([])
  })

  test('is not found for whoever does not call the family, nor with a number of another family', async () => {
    const { id, contactPoints } = await ownFamily()
    const other = await ownFamily()
    const input = replacing(id, contactPoints[0]!.id, fictionalNumber())
    await expect(replaceContactPoint(colleague, input)).rejects.toMatchObject({ code: 'not_found' })
    const foreign = replacing(id, other.contactPoints[0]!.id, fictionalNumber())
    await expect(replaceContactPoint(caller, foreign)).rejects.toMatchObject({ code: 'not_found' })
    const missing = replacing(id, randomUUID(), fictionalNumber())
    await expect(replaceContactPoint(caller, missing)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('is replaced once by two colleagues at once: the other one is told', async () => {
    const { id, contactPoints } = await ownFamily()
    const results = await Promise.allSettled(
      [caller, coordinator].map((actor) =>
        replaceContactPoint(actor, replacing(id, contactPoints[0]!.id, fictionalNumber())),
      ),
    )
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as object] : []))
    expect(reasons).toEqual([expect.objectContaining({ code: 'conflict', reason: 'changed_meanwhile' })])
    expect((await pointsOf(id)).map(({ state }) => state)).toEqual(['active', 'dead'])
  })

  test('is replaced by a closed number of the family that works again', async () => {
    const { id, contactPoints } = await ownFamily(['+31 6 0000 9815', '+31 6 0000 9816'])
    await database().contactPoint.update({ where: { id: contactPoints[1]!.id }, data: { state: 'dead' } })
    await replaceContactPoint(caller, replacing(id, contactPoints[0]!.id, '06-00009816'))
    expect(await pointsOf(id)).toEqual([
      { value: '06-00009816', state: 'active' },
      { value: '+31 6 0000 9815', state: 'dead' },
    ])
  })

  test('of which the right one belongs to another family is replaced once the caller has seen that family', async () => {
    const other = await ownFamily(['+31 6 0000 9817'])
    const { id, contactPoints } = await ownFamily()
    const input = replacing(id, contactPoints[0]!.id, '+31 6 0000 9817')
    expect(await replaceContactPoint(caller, input)).toMatchObject({ alike: [{ id: other.id }], point: null })
    expect(await oldValuesOf(id)).toEqual([])
    await replaceContactPoint(caller, { ...input, knownAlike: [other.id] })
    expect(await oldValuesOf(id)).toHaveLength(1)
  })
})

test('the history of contact details cannot be changed or deleted', async () => {
  const { id, contactPoints } = await ownFamily()
  await replaceContactPoint(caller, { id, pointId: contactPoints[0]!.id, value: fictionalNumber(), knownAlike: [] })
  const where = { familyId: id }
  await expect(
    ownerDatabase().contactChange.updateMany({ where, data: { oldValue: new Uint8Array() } }),
  ).rejects.toThrow('append-only')
  await expect(ownerDatabase().contactChange.deleteMany({ where })).rejects.toThrow('append-only')
})
