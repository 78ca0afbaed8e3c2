import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { assignFamilies } from '@/features/families/commands/assign-families'
import { assignAllFamilies } from '@/features/families/commands/assign-all-families'
import { createFamily } from '@/features/families/commands/create-family'
import { updateFamily } from '@/features/families/commands/update-family'
import { contactForForm } from '@/features/families/queries/contact-for-form'
import { familyById } from '@/features/families/queries/family-by-id'
import { familyForForm } from '@/features/families/queries/family-for-form'
import { familyFormChoices } from '@/features/families/queries/family-form-choices'
import { familyFilterChoices } from '@/features/families/queries/family-filter-choices'
import { familiesPerPage, familyList } from '@/features/families/queries/family-list'
import { schoolList } from '@/features/families/queries/school-list'
import {
  assignAllSchema,
  createFamilySchema,
  familyFilterSchema,
  type CreateFamily,
  type FamilyFilter,
  type UpdateFamily,
} from '@/features/families/schema'
import { fingerprintOfList } from '@/features/families/queries/fingerprint-of-list'
import { noPreferences } from '@/domain/people/contact-preferences'
import type { AppError } from '@/server/errors'
import {
  actorFor,
  aKnownFamily,
  anActor,
  anOrganisation,
  aSchool,
  aStaffMember,
  auditOf,
  fictionalNumber,
} from './factories'
import { aContactPoint, updateIdentity } from './sealed-rows'
import { database } from './owner'

let organisationId: string
let coordinator: StaffActor
let caller: StaffActor
let stranger: StaffActor
let schoolId: string

beforeAll(async () => {
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
  caller = await anActor(organisationId, 'caller')
  stranger = await anActor(await anOrganisation(), 'coordinator')
  schoolId = await aSchool(organisationId, 'S1', 'B1', 'M1')
})

const aForm = (some: Partial<CreateFamily> = {}): CreateFamily => ({
  id: randomUUID(),
  ref: '',
  parentName: 'Verzonnen Ouder',
  surname: '',
  address: '',
  note: '',
  ...noPreferences,
  status: 'known',
  programme: '',
  homeLanguages: ['nl'],
  callerId: null,
  contactPoints: [{ kind: 'phone', value: fictionalNumber(), state: 'active' }],
  children: [{ age: 8, schoolId }],
  knownAlike: [],
  ...some,
})

const problem = (reason: string) => ({ problems: [expect.objectContaining({ reason })] })

describe('family.create', () => {
  test('refuses everyone but a coordinator, and audits the refusal', async () => {
    for (const role of ['caller', 'coach', 'reader', 'admin'] as const)
      await expect(createFamily(await anActor(organisationId, role), aForm())).rejects.toMatchObject({
        code: 'forbidden',
      })
    const refusals = await database().audit.count({ where: { organisationId, verb: 'family.create' } })
    expect(refusals).toBe(4)
  })

  test('stores names apart from the family, gives the next number, and writes the audit row', async () => {
    const { id } = await createFamily(coordinator, aForm({ parentName: 'Élif 👋 عائلة', callerId: caller.staffId }))
    const family = await familyById(coordinator, id)
    expect(family).toMatchObject({
      ref: expect.stringMatching(/^\d{4}$/),
      parentName: 'Élif 👋 عائلة',
      mayLeaveMessage: null,
      children: [{ age: 8, school: 'School S1' }],
    })
    expect((await familyForForm(coordinator, id)).callerId).toBe(caller.staffId)
    expect(await auditOf(id)).toEqual([{ verb: 'family.create', detail: null }])
  })

  test('creates one family when a form is sent twice, even at once', async () => {
    const form = aForm({ parentName: 'Tweemaal Verzonden' })
    await Promise.all([createFamily(coordinator, form), createFamily(coordinator, form)])
    await createFamily(coordinator, form)
    const { families } = await familyList(coordinator, { filter: {}, text: 'Tweemaal Verzonden' })
    expect(families).toHaveLength(1)
    expect(await auditOf(form.id)).toHaveLength(1)
  })

  test('gives different numbers to families that are created at once', async () => {
    const forms = Array.from({ length: 4 }, () => aForm())
    await Promise.all(forms.map((form) => createFamily(coordinator, form)))
    const rows = await database().family.findMany({ where: { id: { in: forms.map(({ id }) => id) } } })
    expect(new Set(rows.map(({ ref }) => ref)).size).toBe(4)
  })

  test('refuses a number that is taken and a school or caller of another organisation, and changes nothing', async () => {
    const { ref } = await aKnownFamily(organisationId, { ref: '0900' })
    const elsewhere = await anOrganisation()
    const foreignSchool = await aSchool(elsewhere, 'S1', 'B1', 'M1')
    const foreignCaller = await aStaffMember(elsewhere)
    await expect(createFamily(coordinator, aForm({ ref }))).rejects.toMatchObject(problem('ref_taken'))
    await expect(
      createFamily(coordinator, aForm({ children: [{ age: 4, schoolId: foreignSchool }] })),
    ).rejects.toMatchObject({ reason: 'unknown_school' })
    const form = aForm({ callerId: foreignCaller })
    await expect(createFamily(coordinator, form)).rejects.toMatchObject({ reason: 'unknown_caller' })
    expect(await database().family.count({ where: { id: form.id } })).toBe(0)
  })

  test('gives a reason for each problem of a form', () => {
    const reasonsOf = (some: Partial<Record<keyof CreateFamily, unknown>>) => {
      const outcome = createFamilySchema.safeParse({ ...aForm(), ...some })
      return outcome.success ? [] : outcome.error.issues.map(({ path, message }) => [path.join('.'), message])
    }
    expect(reasonsOf({ parentName: '  ' })).toEqual([['parentName', 'required']])
    expect(reasonsOf({ children: [{ age: 26, schoolId: null }] })).toEqual([['children.0.age', 'invalid']])
    expect(reasonsOf({ homeLanguages: ['klingon?'] })).toEqual([['homeLanguages', 'unknown_language']])
    expect(reasonsOf({ note: 'a\u0000b' })).toEqual([['note', 'bad_characters']])
  })

  test('reads full-width digits as ordinary digits', () => {
    const contactPoints = [{ kind: 'phone', value: '０６ 0000 9001', state: 'active' }]
    expect(createFamilySchema.parse({ ...aForm(), contactPoints }).contactPoints).toMatchObject([
      { value: '06 0000 9001' },
    ])
  })

  test('gives the reason and the field of a wrong number or address', async () => {
    const problemsOf = async (...values: string[]) => {
      const contactPoints = values.map((value) => ({
        kind: value.includes('@') ? ('email' as const) : ('phone' as const),
        value,
        state: 'active' as const,
      }))
      const outcome = createFamily(coordinator, aForm({ contactPoints }))
      return outcome.then(
        () => [],
        (error: AppError) => error.problems.map(({ path, reason }) => `${path} ${reason}`),
      )
    }
    expect(await problemsOf('bel mij')).toEqual(['contactPoints.0.value not_a_phone'])
    expect(await problemsOf('06 0000 9001 / 071 000 9001')).toEqual(['contactPoints.0.value two_phones'])
    expect(await problemsOf('a@b@c')).toEqual(['contactPoints.0.value not_an_email'])
    expect(await problemsOf('+31 6 0000 9001', '06-00009001')).toEqual(['contactPoints.1.value twice'])
    expect(await problemsOf('(071) 512 34 56', '+31 (0)6 0000 9002', "o'hara@example.org")).toEqual([])
  })
})

describe('a number or an address that another family has', () => {
  const withContact = (kind: 'phone' | 'email', value: string, some: Partial<CreateFamily> = {}) =>
    aForm({ contactPoints: [{ kind, value, state: 'active' }], ...some })
  const count = (id: string) => database().family.count({ where: { id } })

  test('is reported in any notation with its family, and saved after confirmation', async () => {
    const known = await aKnownFamily(organisationId, { parentName: 'Bekende Ouder', numbers: ['06 0000 8101'] })
    const form = withContact('phone', '+31 (0)6 0000 8101', { parentName: 'Bekende Ouder' })
    const named = {
      id: known.id,
      ref: known.ref,
      parentName: 'Bekende Ouder',
      by: 'contact',
      shared: '+31 (0)6 0000 8101',
    }
    expect(await createFamily(coordinator, form)).toEqual({ id: form.id, alike: [named] })
    expect(await count(form.id)).toBe(0)
    expect(await auditOf(form.id)).toEqual([])
    expect(await createFamily(coordinator, { ...form, knownAlike: [known.id] })).toEqual({ id: form.id, alike: [] })
    expect(await count(form.id)).toBe(1)
  })

  test('is reported like a ref that differs only in leading zeros', async () => {
    const first = aForm({ ref: '0071' })
    await createFamily(coordinator, first)
    const form = aForm({ ref: '71' })
    expect((await createFamily(coordinator, form)).alike).toMatchObject([{ id: first.id, ref: '0071', by: 'ref' }])
    expect(await count(form.id)).toBe(0)
    expect((await createFamily(coordinator, { ...form, knownAlike: [first.id] })).alike).toEqual([])
    expect(await count(form.id)).toBe(1)
    expect((await createFamily(coordinator, aForm({ ref: '710' }))).alike).toEqual([])
  })

  test('is reported as an e-mail address, and inside an old text of two numbers', async () => {
    const known = await aKnownFamily(organisationId, { numbers: ['06 0000 8102 / 071 000 8102'] })
    const address = { organisationId, familyId: known.id, kind: 'email' as const, value: "O'Hara.8102@example.org" }
    await aContactPoint(address)
    for (const form of [withContact('phone', '071-0008102'), withContact('email', "o'hara.8102@example.org")])
      expect((await createFamily(coordinator, form)).alike).toMatchObject([{ id: known.id }])
  })

  test('is reported to one of two forms that are sent at once', async () => {
    const forms = [withContact('phone', '06 0000 8103'), withContact('phone', '+31600008103')]
    const outcomes = await Promise.all(forms.map((form) => createFamily(coordinator, form)))
    expect(outcomes.flatMap(({ alike }) => alike)).toHaveLength(1)
    const [one = 0, other = 0] = await Promise.all(forms.map(({ id }) => count(id)))
    expect(one + other).toBe(1)
  })

  test('is reported again when not all of its families were confirmed', async () => {
    const first = await aKnownFamily(organisationId, { numbers: ['0600008104'] })
    const second = await aKnownFamily(organisationId, { numbers: ['0600008104'] })
    const form = withContact('phone', '06 0000 8104', { knownAlike: [first.id] })
    const { alike } = await createFamily(coordinator, form)
    expect(alike.map(({ id }) => id).toSorted()).toEqual([first.id, second.id].toSorted())
  })

  test('is never reported when the family is of another organisation', async () => {
    await aKnownFamily(stranger.organisationId, { numbers: ['0600008105'] })
    expect((await createFamily(coordinator, withContact('phone', '0600008105'))).alike).toEqual([])
  })
})

describe('family.update', () => {
  const formOf = async (id: string, some: Partial<UpdateFamily> = {}): Promise<UpdateFamily> => {
    const family = await familyForForm(coordinator, id)
    return {
      ...family,
      contactPoints: family.contactPoints.map(({ kind, value, state }) => ({ kind, value, state })),
      knownAlike: [],
      ...some,
    }
  }

  test('refuses a caller, even of the family, and a coordinator of another organisation', async () => {
    const { id } = await aKnownFamily(organisationId, { callerId: caller.staffId })
    const form = await formOf(id)
    await expect(updateFamily(caller, form)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(updateFamily(stranger, form)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('saves the form, and an unchanged number keeps its attempts', async () => {
    const family = await aKnownFamily(organisationId, { numbers: ['+31 6 0000 0001', '+31 6 0000 0002'] })
    const [first, second] = family.contactPoints
    await updateFamily(
      coordinator,
      await formOf(family.id, {
        parentName: 'Nieuwe Naam',
        contactPoints: [
          { kind: 'phone', value: second!.value, state: 'active' },
          { kind: 'phone', value: '+31600000001', state: 'dead' },
          { kind: 'email', value: 'ouder@example.org', state: 'active' },
        ],
        children: [],
      }),
    )
    const after = await contactForForm(coordinator, family.id)
    expect(after.contactPoints).toMatchObject([
      { id: second!.id, state: 'active' },
      { id: first!.id, state: 'dead' },
      { kind: 'email' },
    ])
    expect(await familyForForm(coordinator, family.id)).toMatchObject({
      parentName: 'Nieuwe Naam',
      children: [],
      version: 2,
    })
    expect(await auditOf(family.id)).toEqual([{ verb: 'family.update', detail: { version: 2 } }])
  })

  test('keeps the row and the attempts of a number that is written in another notation', async () => {
    const family = await aKnownFamily(organisationId, { numbers: ['+31 (0)6 0000 8201'] })
    const contactPoints = [{ kind: 'phone' as const, value: '06 0000 8201', state: 'active' as const }]
    await updateFamily(coordinator, await formOf(family.id, { contactPoints }))
    const [after] = (await contactForForm(coordinator, family.id)).contactPoints
    expect(after).toMatchObject({ id: family.contactPoints[0]!.id, value: '06 0000 8201' })
  })

  test('accepts stored values that break a newer rule, and checks values that are typed now', async () => {
    const old = ['12', '06 0000 8202 / 071 000 8202', '+31 6 0000 8203', '0600008203']
    const family = await aKnownFamily(organisationId, { numbers: old })
    const address = {
      organisationId,
      familyId: family.id,
      kind: 'email' as const,
      value: 'a;b@example.org',
      position: 9,
    }
    await aContactPoint(address)
    await updateFamily(coordinator, await formOf(family.id, { note: 'Nieuwe notitie' }))
    const after = await contactForForm(coordinator, family.id)
    expect((await familyById(coordinator, family.id)).note).toBe('Nieuwe notitie')
    expect(after.contactPoints.map(({ value }) => value)).toEqual([...old, 'a;b@example.org'])
    const form = await formOf(family.id)
    const typed = { kind: 'phone' as const, value: '13', state: 'active' as const }
    await expect(
      updateFamily(coordinator, { ...form, contactPoints: [typed, ...form.contactPoints] }),
    ).rejects.toMatchObject({ problems: [{ path: 'contactPoints.0.value', reason: 'not_a_phone' }] })
    const again = { ...typed, value: '06-00008203' }
    await expect(
      updateFamily(coordinator, { ...form, contactPoints: [again, ...form.contactPoints] }),
    ).rejects.toMatchObject({ problems: [{ path: 'contactPoints.0.value', reason: 'twice' }] })
  })

  test('reports a new number that another family has, but not one that was shared before', async () => {
    const other = await aKnownFamily(organisationId, { numbers: ['0600008204'] })
    const family = await aKnownFamily(organisationId, { numbers: ['0600008205'] })
    const contactPoints = [{ kind: 'phone' as const, value: '+31 6 0000 8204', state: 'active' as const }]
    const form = await formOf(family.id, { contactPoints })
    expect((await updateFamily(coordinator, form)).alike).toMatchObject([{ id: other.id }])
    expect((await familyForForm(coordinator, family.id)).version).toBe(1)
    expect((await updateFamily(coordinator, { ...form, knownAlike: [other.id] })).alike).toEqual([])
    expect((await updateFamily(coordinator, await formOf(family.id, { note: 'x' }))).alike).toEqual([])
  })

  test('refuses the second of two who save the same version', async () => {
    const { id } = await aKnownFamily(organisationId)
    const forms = [await formOf(id, { note: 'een' }), await formOf(id, { note: 'twee' })]
    const outcomes = await Promise.allSettled(forms.map((form) => updateFamily(coordinator, form)))
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason).toMatchObject({ code: 'conflict', reason: 'changed_meanwhile' })
    const kept = outcomes[0]?.status === 'fulfilled' ? 'een' : 'twee'
    expect((await familyById(coordinator, id)).note).toBe(kept)
  })

  test('refuses a version from before the family was assigned', async () => {
    const { id } = await aKnownFamily(organisationId)
    const form = await formOf(id)
    await assignFamilies(coordinator, { assignments: [{ familyId: id, callerId: caller.staffId }] })
    await expect(updateFamily(coordinator, form)).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('family.assign', () => {
  test('refuses a caller', async () => {
    const { id } = await aKnownFamily(organisationId, { callerId: caller.staffId })
    const assignments = [{ familyId: id, callerId: null }]
    await expect(assignFamilies(caller, { assignments })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('assigns many families to one caller, and its result undoes it', async () => {
    const other = await aStaffMember(organisationId)
    const families = await Promise.all([
      aKnownFamily(organisationId, { callerId: other }),
      aKnownFamily(organisationId),
      aKnownFamily(organisationId, { callerId: caller.staffId }),
    ])
    const assignments = families.map(({ id }) => ({ familyId: id, callerId: caller.staffId }))
    const { previous } = await assignFamilies(coordinator, { assignments })
    const callersNow = async () =>
      Promise.all(families.map(async ({ id }) => (await familyForForm(coordinator, id)).callerId))
    expect(await callersNow()).toEqual([caller.staffId, caller.staffId, caller.staffId])
    expect(await auditOf(families[2].id)).toEqual([])
    await assignFamilies(coordinator, { assignments: previous })
    expect(await callersNow()).toEqual([other, null, caller.staffId])
    expect((await auditOf(families[0].id)).map(({ verb }) => verb)).toEqual(['family.assign', 'family.assign'])
  })

  test('refuses all when one is of another organisation, or when the caller is disabled or has another role', async () => {
    const { id } = await aKnownFamily(organisationId)
    const foreign = await aKnownFamily(stranger.organisationId)
    const both = [id, foreign.id].map((familyId) => ({ familyId, callerId: caller.staffId }))
    await expect(assignFamilies(coordinator, { assignments: both })).rejects.toMatchObject({ code: 'not_found' })
    const disabled = await aStaffMember(organisationId)
    await database().staff.update({ where: { id: disabled }, data: { disabledAt: new Date() } })
    for (const callerId of [disabled, await aStaffMember(organisationId, 'admin')])
      await expect(assignFamilies(coordinator, { assignments: [{ familyId: id, callerId }] })).rejects.toMatchObject({
        reason: 'unknown_caller',
      })
    expect((await familyById(coordinator, id)).caller).toBeNull()
  })
})

describe('family.assign of a whole list', () => {
  const aList = async (families: number) => {
    const organisation = await anOrganisation()
    const its = await anActor(organisation, 'coordinator')
    const callerId = await aStaffMember(organisation)
    for (let made = 0; made < families; made++)
      await aKnownFamily(organisation, { programme: made % 2 ? 'Taal' : '', parentName: made % 3 ? 'Çelik' : 'Anders' })
    return { organisation, its, callerId }
  }
  const assignedTo = (organisationId: string, callerId: string) =>
    database().family.count({ where: { organisationId, callerId } })

  test('refuses a caller', async () => {
    const all = { filter: {}, text: '', callerId: null, count: 1, print: '' }
    await expect(fingerprintOfList(caller, all)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(assignAllFamilies(caller, all)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('assigns every page of the filter and search and no other family, audits each, and can be undone', async () => {
    const { organisation, its, callerId } = await aList(familiesPerPage * 2)
    const [filter, text] = [{ programme: 'Taal' }, 'celik']
    const { count } = await familyList(its, { filter, text })
    const { previous } = await assignAllFamilies(its, {
      filter,
      text,
      callerId,
      count,
      print: await fingerprintOfList(its, { filter, text }),
    })
    expect([previous.length, await assignedTo(organisation, callerId)]).toEqual([count, count])
    const others = await familyList(its, { filter: { caller: callerId, programme: 'Taal' }, text })
    expect(others.count).toBe(count)
    const audited = await database().audit.count({ where: { organisationId: organisation, verb: 'family.assign' } })
    expect(audited).toBe(count)
    await assignFamilies(its, { assignments: previous })
    expect(await assignedTo(organisation, callerId)).toBe(0)
  })

  test('changes nothing when the list changed, or when the caller is of another organisation', async () => {
    const { organisation, its, callerId } = await aList(3)
    const all = {
      filter: {},
      text: '',
      callerId,
      count: 3,
      print: await fingerprintOfList(its, { filter: {}, text: '' }),
    }
    await expect(assignAllFamilies(its, { ...all, count: 2 })).rejects.toMatchObject({ reason: 'list_changed' })
    const foreign = { ...all, callerId: caller.staffId }
    await expect(assignAllFamilies(its, foreign)).rejects.toMatchObject({ reason: 'unknown_caller' })
    expect(await assignedTo(organisation, callerId)).toBe(0)
  })

  test('changes nothing when the list has another family and the same length', async () => {
    const { organisation, its, callerId } = await aList(3)
    const asked = { filter: { programme: '' }, text: 'celik' }
    const all = { ...asked, callerId, count: 2, print: await fingerprintOfList(its, asked) }
    const [one] = (await familyList(its, asked)).families
    await updateIdentity(one!.id, { parentName: 'Anders' })
    await aKnownFamily(organisation, { parentName: 'Çelik' })
    expect((await familyList(its, asked)).count).toBe(2)
    await expect(assignAllFamilies(its, all)).rejects.toMatchObject({ code: 'conflict', reason: 'list_changed' })
    expect(await assignedTo(organisation, callerId)).toBe(0)
    const now = { ...all, print: await fingerprintOfList(its, asked) }
    expect((await assignAllFamilies(its, now)).previous).toHaveLength(2)
  })

  test('refuses an invalid filter, and more than 2000 families', () => {
    const all = { filter: {}, text: '', callerId: null, count: 3, print: '0'.repeat(64) }
    expect(assignAllSchema.safeParse(all).success).toBe(true)
    for (const wrong of [{ filter: { caller: 'x' } }, { count: 2001 }, { print: '' }, { text: 'x'.repeat(81) }])
      expect(assignAllSchema.safeParse({ ...all, ...wrong }).success).toBe(false)
  })
})

describe('what an actor sees', () => {
  const none = familyFilterSchema.parse({})
  const refsFor = async (actor: StaffActor, filter: FamilyFilter = none, text = '') =>
    (await familyList(actor, { filter, text })).families.map(({ ref }) => ref)

  test('a caller sees only assigned families, in the list, on the page and in the form', async () => {
    const own = await actorFor(organisationId, await aStaffMember(organisationId))
    const mine = await aKnownFamily(organisationId, { callerId: own.staffId })
    const other = await aKnownFamily(organisationId, { callerId: caller.staffId })
    expect(await refsFor(own)).toEqual([mine.ref])
    expect((await familyById(own, mine.id)).id).toBe(mine.id)
    await expect(familyById(own, other.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(familyForForm(own, mine.id)).rejects.toMatchObject({ code: 'forbidden' })
    await assignFamilies(coordinator, { assignments: [{ familyId: mine.id, callerId: null }] })
    await expect(familyById(own, mine.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('an admin, a coach and a reader see no family', async () => {
    const { id } = await aKnownFamily(organisationId)
    for (const role of ['admin', 'coach', 'reader'] as const) {
      const actor = await anActor(organisationId, role)
      await expect(familyById(actor, id)).rejects.toMatchObject({ code: 'not_found' })
      await expect(familyList(actor, { filter: none, text: '' })).rejects.toMatchObject({ code: 'forbidden' })
    }
  })

  test('a filter limits the list, and an invalid filter is ignored', async () => {
    const organisation = await anOrganisation()
    const its = await anActor(organisation, 'coordinator')
    const school = await aSchool(organisation, 'S1', 'B1', 'M1')
    const { boardId } = await database().school.findUniqueOrThrow({ where: { id: school } })
    const callerId = await aStaffMember(organisation)
    await aKnownFamily(organisation, { ref: '1', callerId, children: [{ age: 7, schoolId: school }] })
    await aKnownFamily(organisation, { ref: '2', mayCall: false, programme: 'Taalmaatje' })
    await aKnownFamily(organisation, { ref: '3', status: 'waiting_list', lastCallDate: new Date('2020-03-31') })
    const list = (query: Record<string, string>) => refsFor(its, { sort: 'ref', ...familyFilterSchema.parse(query) })
    expect(await list({ caller: callerId })).toEqual(['1'])
    expect(await list({ caller: 'none' })).toEqual(['2', '3'])
    expect(await list({ status: 'waiting_list' })).toEqual(['3'])
    expect(await list({ programme: 'Taalmaatje' })).toEqual(['2'])
    expect(await list({ school })).toEqual(['1'])
    expect(await list({ board: boardId })).toEqual(['1'])
    expect(await list({ call: 'may_not' })).toEqual(['2'])
    expect(await list({ called: 'never' })).toEqual(['1', '2'])
    expect(await list({ called: 'before' })).toEqual(['3'])
    expect(await list({ caller: 'x', page: '-1', status: 'vulnerable' })).toEqual(['1', '2', '3'])
  })

  test('a search finds a name in any case and script, a family’s number, and a phone number in any notation', async () => {
    const organisation = await anOrganisation()
    const its = await anActor(organisation, 'coordinator')
    await aKnownFamily(organisation, { ref: '0042', parentName: 'Émile Öztürk', numbers: ['06 00000042'] })
    await aKnownFamily(organisation, { ref: '0043', parentName: '100% Zeker', numbers: ['+31 6 0000 0043'] })
    const found = (text: string) => refsFor(its, { ...none, sort: 'ref' }, text)
    expect(await found('öztürk')).toEqual(['0042'])
    expect(await found('ÖZTÜRK')).toEqual(['0042'])
    expect(await found('0043')).toEqual(['0043'])
    expect(await found('+31600000042')).toEqual(['0042'])
    expect(await found('0600000043')).toEqual(['0043'])
    expect(await found('%')).toEqual(['0043'])
    expect(await found("'; drop table family; --")).toEqual([])
  })

  test('names are sorted as people sort them, and no page repeats or misses a family', async () => {
    const organisation = await anOrganisation()
    const its = await anActor(organisation, 'coordinator')
    for (const parentName of ['Zoë', 'emre', 'Émile', 'Bram']) await aKnownFamily(organisation, { parentName })
    const { families } = await familyList(its, { filter: none, text: '' })
    expect(families.map(({ parentName }) => parentName)).toEqual(['Bram', 'Émile', 'emre', 'Zoë'])
    for (let more = 0; more < familiesPerPage; more++) await aKnownFamily(organisation, { parentName: 'Gelijk' })
    const pages = await Promise.all([1, 2].map((page) => familyList(its, { filter: { page }, text: '' })))
    const ids = pages.flatMap((page) => page.families.map(({ id }) => id))
    expect(ids).toHaveLength(familiesPerPage + 4)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('choices are those of the organisation, and those of the form are refused to a caller', async () => {
    const elsewhere = await aSchool(stranger.organisationId, 'S9', 'B9', 'M9')
    const choices = await familyFilterChoices(coordinator)
    expect(choices.schools.map(({ id }) => id)).not.toContain(elsewhere)
    await expect(familyFormChoices(caller)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('schools are listed with their board and their number of children', async () => {
    const { schools } = await schoolList(stranger, { filter: {}, text: 's9' })
    expect(schools).toMatchObject([{ name: 'School S9', board: { name: 'Bestuur B9' }, children: 0 }])
  })
})
