import { createHash, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { StaffActor } from '@/domain/access/actor'
import { callBackSearchOf } from '@/domain/people/call-back-search'
import { compareNames } from '@/domain/people/sorting-name'
import { loadFoundFamilies } from '@/features/calls/commands/load-found-families'
import { recordAttempt } from '@/features/calls/commands/record-attempt'
import { familyList } from '@/features/families/queries/family-list'
import { findFamiliesSchema, recordAttemptSchema } from '@/features/calls/schema'
import { candidatesSql } from '@/features/calls/parts/found-families'
import { familiesNamedLike } from '@/features/calls/parts/families-named-like'
import { chunksOf } from '@/server/chunks'
import { newContactColumns } from '@/server/sealed/contact-columns'
import { inTransaction, ofOrganisation, Prisma } from '@/server/db'
import { isNumber, reachedFamilyIds } from '@/server/family-search'
import { familyInScope } from '@/server/scope'
import { createKeys, sealText } from '@/server/sealed/sealed-text'
import { AppError } from '@/server/errors'
import { aKnownFamily, anActor, anOrganisation, aSchool, aStaffMember, actorFor } from './factories'
import { database, ownerDatabase } from './owner'
import { aContactPoint } from './sealed-rows'

let organisationId: string
let coordinator: StaffActor

beforeAll(async () => {
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
})
/** These tests search more in a minute than a person is given (`tests/request-room.test.ts`). */
const forgetSearches = () => database().signInAttempt.deleteMany()
afterEach(async () => {
  delete process.env.NABIJ_NOW
  await forgetSearches()
})

const foundBy = async (actor: StaffActor, text: string) => {
  const { families, others } = await loadFoundFamilies(actor, { text })
  return { names: families.map(({ parentName }) => parentName), others: others.length }
}
const namesBy = async (actor: StaffActor, text: string) => (await foundBy(actor, text)).names
/** Somebody whose searches nobody else's test counts. */
const aCaller = (name = 'Sanne de Wit') =>
  aStaffMember(organisationId, 'caller', { name }).then((id) => actorFor(organisationId, id))

const findRows = (actor: StaffActor) =>
  database().audit.findMany({ where: { staffId: actor.staffId, verb: 'call.find' }, orderBy: { id: 'asc' } })

describe('call.find', () => {
  let morgenster: string
  beforeAll(async () => {
    morgenster = await aSchool(organisationId, 'S1', 'B1', 'M1')
    const zonnewijzer = await aSchool(organisationId, 'S2', 'B1', 'M1')
    await database().school.update({ where: { id: morgenster }, data: { name: 'De Morgenster' } })
    await database().school.update({ where: { id: zonnewijzer }, data: { name: 'OBS Zonnewijzer 8' } })
    const family = (parentName: string, ref: string, children: { age: number; schoolId?: string }[], number: string) =>
      aKnownFamily(organisationId, { parentName, ref, children, numbers: [number] })
    await family('Ayşe Çelik', '0041', [{ age: 8, schoolId: morgenster }, { age: 4 }], '06 0000 4101')
    await family('Fatma Çelik-Yılmaz', '0042', [{ age: 10, schoolId: morgenster }], '+31 (0)6 0000 4102')
    await family('Anna de Vries', '0043', [{ age: 6, schoolId: zonnewijzer }], '071 000 4103 tst 12')
    await family('Jan Peters', '0044', [{ age: 12 }], '06 0000 4104 / 071 000 4104')
  })

  test.each(['coach', 'reader', 'admin'] as const)('refuses a %s, who sees no family', async (role) => {
    const actor = await anActor(organisationId, role)
    await expect(loadFoundFamilies(actor, { text: '0600004101' })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('refuses a text that says too little', async () => {
    for (const text of ['', 'a', '%', "'", '\\'])
      await expect(loadFoundFamilies(coordinator, { text })).rejects.toMatchObject({ reason: 'search_longer' })
  })

  test.each([
    ['0600004101', ['Ayşe Çelik']],
    ['+31 6 0000 4102', ['Fatma Çelik-Yılmaz']],
    ['0031 (0)6-0000 4102', ['Fatma Çelik-Yılmaz']],
    ['071-0004103', ['Anna de Vries']],
    ['071 000 4103 ext. 99', ['Anna de Vries']],
    ['0710004104', ['Jan Peters']],
    ['0000 4101', ['Ayşe Çelik']],
    ['71000410', ['Anna de Vries', 'Jan Peters']],
  ])('finds the number %s for a coordinator', async (text, names) => {
    expect(await namesBy(coordinator, text)).toEqual(names)
  })

  test.each([
    ['celik', ['Ayşe Çelik', 'Fatma Çelik-Yılmaz']],
    ['yil fatma', ['Fatma Çelik-Yılmaz']],
    ['elik', []],
    ['Morgenster', ['Ayşe Çelik', 'Fatma Çelik-Yılmaz']],
    ['morgenster 8', ['Ayşe Çelik']],
    ['8 jaar de Morgenster', ['Ayşe Çelik']],
    ['morgenster 4', []],
    ['çelik morgenster 10 jaar', ['Fatma Çelik-Yılmaz']],
    ['morgenster 9-12', ['Fatma Çelik-Yılmaz']],
    ['çelik 4', ['Ayşe Çelik']],
    ['zonnewijzer 8', ['Anna de Vries']],
    ['de vries', ['Anna de Vries']],
    ['12 jaar', ['Jan Peters']],
    ['8 jaar 4 jaar', ['Ayşe Çelik']],
    ['41', ['Ayşe Çelik']],
    ['0043', ['Anna de Vries']],
    ["celik' | vries", []],
    ['cel%', []],
    ['c_lik', []],
    ['celik:*', []],
  ])('finds by name, school and age: %s', async (text, names) => {
    expect((await namesBy(coordinator, text)).toSorted()).toEqual([...names].toSorted())
  })

  test('of any text at all is an answer or a refusal in words, never a fault', async () => {
    const sign = fc.oneof(
      fc.constantFrom(...Array.from('\'\\"&|!():*<->%_ 0123456789+-/.,#x@éÇİß’')),
      fc.string({ minLength: 1, maxLength: 1 }),
    )
    const texts = fc.array(sign, { maxLength: 40 }).map((signs) => signs.join(''))
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const input = findFamiliesSchema.safeParse({ text })
        if (!input.success) return
        await forgetSearches()
        const outcome = await loadFoundFamilies(coordinator, input.data).catch((error: unknown) => error)
        expect(outcome instanceof AppError ? outcome.code : 'answer').toMatch(/^(answer|invalid)$/)
        expect(outcome instanceof Error && !(outcome instanceof AppError)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test('finds a whole e-mail address', async () => {
    const { id } = await aKnownFamily(organisationId, { parentName: 'Verzonnen Adres' })
    const point = { organisationId, familyId: id, kind: 'email' as const, value: 'Ouder.Een@example.org' }
    await aContactPoint(point)
    expect(await namesBy(coordinator, 'ouder.een@EXAMPLE.org')).toEqual(['Verzonnen Adres'])
    expect(await namesBy(coordinator, 'een@example.org')).toEqual([])
  })

  test('says the child, the school, the caller and the stop of a family, and starts nothing', async () => {
    const me = await aCaller()
    const mine = await aKnownFamily(organisationId, {
      parentName: 'Nee Zegger',
      callerId: me.staffId,
      children: [{ age: 7, schoolId: morgenster }],
    })
    const outcome = { id: randomUUID(), familyId: mine.id, contactPointId: null, outcome: 'refused_hard' as const }
    await recordAttempt(me, recordAttemptSchema.parse(outcome))
    const before = await database().nextStep.findMany({ where: { familyId: mine.id } })
    const { families } = await loadFoundFamilies(me, { text: 'zegger' })
    expect(families).toMatchObject([
      {
        parentName: 'Nee Zegger',
        mayCall: false,
        callerName: 'Sanne de Wit',
        children: [{ age: 7, schoolName: 'De Morgenster' }],
        step: { kind: 'stopped', stoppedBy: 'parent' },
      },
    ])
    expect(await database().nextStep.findMany({ where: { familyId: mine.id } })).toEqual(before)
    expect(await database().contactAttempt.count({ where: { familyId: mine.id } })).toBe(1)
    expect(await database().callLease.count({ where: { familyId: mine.id } })).toBe(0)
  })

  test('shows twenty families by name, and says that there are more', async () => {
    const elsewhere = await anOrganisation()
    const its = await anActor(elsewhere, 'coordinator')
    for (let number = 0; number < 21; number++)
      await aKnownFamily(elsewhere, { parentName: `Veel Namen ${String.fromCharCode(97 + number)}` })
    const { families, hasMore } = await loadFoundFamilies(its, { text: 'veel' })
    expect(families.map(({ parentName }) => parentName.at(-1)).join('')).toBe('abcdefghijklmnopqrst')
    expect(hasMore).toBe(true)
    expect((await loadFoundFamilies(its, { text: 'veel b' })).hasMore).toBe(false)
  })
})

describe('a family of another caller', () => {
  const aFamilyOf = async (name: string, number: string) => {
    const owner = await aCaller(name)
    const family = await aKnownFamily(organisationId, {
      parentName: 'Geheim Gezin',
      ref: `geheim-${randomUUID().slice(0, 8)}`,
      callerId: owner.staffId,
      numbers: [number],
    })
    return { owner, family }
  }

  const earlierIds: string[] = []
  test.each(['06 0000 5101', '+31600005101', '0031 6 0000 5101 tst 4', '(06) 00005101'])(
    'is found by its whole number alone, without name, ref or content: %s',
    async (text) => {
      const me = await aCaller('Zoeker')
      await ownerDatabase().family.deleteMany({ where: { id: { in: earlierIds.splice(0) } } })
      const { family } = await aFamilyOf('Noor van Dam', '06-00005101')
      earlierIds.push(family.id)
      const result = await loadFoundFamilies(me, { text })
      expect(result).toEqual({ families: [], hasMore: false, others: [{ id: family.id, caller: 'Noor', busy: null }] })
      expect(await findRows(me)).toMatchObject([{ families: [family.id], detail: { others: [family.id] } }])
    },
  )

  test('is not found by a part of its number, a pattern, its name, ref, school or age, nor by a number that only ends alike', async () => {
    const me = await aCaller('Zoeker')
    const { family } = await aFamilyOf('Noor van Dam', '06 0000 5202')
    await database().child.create({ data: { organisationId, familyId: family.id, position: 0, age: 9 } })
    const texts = [
      '600005202',
      '00005202',
      '05202',
      '06 0000 520_',
      '06 0000 52%',
      '%5202',
      'geheim',
      family.ref,
      '9 jaar',
    ]
    // The digits without the 0 are the whole number, as abroad; every other text is less than that.
    expect(await foundBy(me, texts[0] ?? '')).toEqual({ names: [], others: 1 })
    for (const text of texts.slice(1)) {
      const outcome = await foundBy(me, text).catch((error: unknown) => error)
      expect([{ names: [], others: 0 }, expect.objectContaining({ reason: 'search_longer' })]).toContainEqual(outcome)
    }
    expect(await foundBy(me, '+32 600005202')).toEqual({ names: [], others: 0 })
    expect(await foundBy(coordinator, 'geheim')).toMatchObject({ others: 0 })
    expect((await foundBy(coordinator, '0600005202')).names).toEqual(['Geheim Gezin'])
  })

  test('has nobody for a caller when it has none, or one who has left; and says who calls it now', async () => {
    const me = await aCaller('Zoeker')
    const { owner, family } = await aFamilyOf('Noor van Dam', '06 0000 5303')
    const colleague = await aCaller('Bram Smit')
    const lease = { organisationId, familyId: family.id, staffId: colleague.staffId }
    await database().callLease.create({ data: { ...lease, expiresAt: new Date(Date.now() + 600_000) } })
    const otherBy = async () => (await loadFoundFamilies(me, { text: '0600005303' })).others
    expect(await otherBy()).toEqual([{ id: family.id, caller: 'Noor', busy: 'Bram' }])
    await database().callLease.updateMany({ where: { familyId: family.id }, data: { expiresAt: new Date(0) } })
    await database().staff.update({ where: { id: owner.staffId }, data: { disabledAt: new Date() } })
    expect(await otherBy()).toEqual([{ id: family.id, caller: null, busy: null }])
    await database().family.update({ where: { id: family.id }, data: { callerId: null } })
    expect(await otherBy()).toEqual([{ id: family.id, caller: null, busy: null }])
  })

  test('of another organisation is never found', async () => {
    const elsewhere = await anOrganisation()
    await aKnownFamily(elsewhere, { parentName: 'Elders', numbers: ['0600005404'] })
    for (const actor of [await aCaller(), coordinator])
      for (const text of ['0600005404', 'elders']) expect(await foundBy(actor, text)).toEqual({ names: [], others: 0 })
  })

  test('is found in full by who has its lease, as long as the lease', async () => {
    const me = await aCaller()
    const { family } = await aFamilyOf('Noor van Dam', '06 0000 5505')
    const data = { organisationId, familyId: family.id, staffId: me.staffId, expiresAt: new Date(Date.now() + 600_000) }
    await database().callLease.create({ data })
    expect(await foundBy(me, '0600005505')).toEqual({ names: ['Geheim Gezin'], others: 0 })
    expect(await namesBy(me, 'geheim')).toEqual(['Geheim Gezin'])
    process.env.NABIJ_NOW = new Date(Date.now() + 700_000).toISOString()
    expect(await foundBy(me, '0600005505')).toEqual({ names: [], others: 1 })
    expect(await namesBy(me, 'geheim')).toEqual([])
  })

  test('cannot be found by trying numbers: ten whole numbers a minute, hits and misses alike, also at once', async () => {
    const me = await aCaller()
    await aFamilyOf('Noor van Dam', '06 0000 5606')
    process.env.NABIJ_NOW = '2020-05-05T10:00:00Z'
    const numbers = Array.from({ length: 14 }, (_, place) => `06 0000 56${String(place).padStart(2, '0')}`)
    const somebody = await aCaller()
    const atOnce = await Promise.allSettled(numbers.map((text) => loadFoundFamilies(somebody, { text })))
    expect(atOnce.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(10)
    for (const text of numbers.slice(0, 10)) await loadFoundFamilies(me, { text })
    await expect(loadFoundFamilies(me, { text: '0600005606' })).rejects.toMatchObject({
      code: 'too_many',
      reason: 'too_many_numbers',
    })
    const refused = (await findRows(me)).filter(({ detail }) => JSON.stringify(detail).includes('too_many'))
    expect(refused).toHaveLength(1)
    // Names, parts of numbers and colleagues are not held up.
    expect(await foundBy(me, 'geheim')).toEqual({ names: [], others: 0 })
    expect((await foundBy(await aCaller(), '0600005606')).others).toBe(1)
    process.env.NABIJ_NOW = '2020-05-05T10:01:30Z'
    expect((await foundBy(me, '0600005606')).others).toBe(1)
  })

  test('is not asked for by a coordinator, who sees every family and tries as many numbers as they like', async () => {
    for (let place = 0; place < 12; place++) await loadFoundFamilies(coordinator, { text: `06 0000 57${10 + place}` })
    expect((await findRows(coordinator)).filter(({ detail }) => JSON.stringify(detail).includes('others'))).toEqual([])
  })
})

describe('in an organisation of 30 000 families', () => {
  const nameAt = (n: number) => `Ouder ${createHash('md5').update(String(n)).digest('hex')}`
  let large: string
  let its: { coordinator: StaffActor; caller: StaffActor }
  beforeAll(async () => {
    large = await anOrganisation()
    its = { coordinator: await anActor(large, 'coordinator'), caller: await anActor(large, 'caller') }
    await aSchool(large, 'S1', 'B1', 'M1')
    const ids = Array.from({ length: 30_000 }, () => randomUUID())
    createKeys(ids)
    for (const [chunk, chunkIds] of chunksOf(ids, 5000).entries()) {
      const families = chunkIds.map((id, place) => ({ id, n: chunk * 5000 + place + 1 }))
      const callerOf = (n: number) => (n % 400 === 0 ? its.caller.staffId : null)
      await database().family.createMany({
        data: families.map(({ id, n }) => ({ id, organisationId: large, ref: `g${n}`, callerId: callerOf(n) })),
      })
      await database().familyIdentity.createMany({
        data: families.map(({ id, n }) => ({
          familyId: id,
          organisationId: large,
          parentName: sealText('family_identity.parent_name', { ownerId: id, rowId: id }, nameAt(n)),
        })),
      })
      await database().contactPoint.createMany({
        data: families.map(({ id, n }) => {
          const value = `06${String((n * 3331) % 99_999_989).padStart(8, '0')}`
          return newContactColumns({ organisationId: large, familyId: id }, { kind: 'phone', value })
        }),
      })
      await database().child.createMany({
        data: families.map(({ id, n }) => ({ organisationId: large, familyId: id, position: 0, age: n % 18 })),
      })
    }
    await ownerDatabase().$executeRaw`analyze family, family_identity, contact_point, child`
  })

  const planOf = async (query: Prisma.Sql) => {
    // With the application's login, whose row-level security is a part of the plan.
    const rows = await inTransaction(ofOrganisation(large), (tx) =>
      tx.$queryRaw<{ 'QUERY PLAN': string }[]>(Prisma.sql`explain ${query}`),
    )
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }
  const scannedWhole = /Seq Scan on (family|family_identity|contact_point|child)\b.*/g

  test.each(['06 1234 5678', '12345', 'abcdef', 'ab cd 9', 'g123', 'iemand@example.org'])(
    'no table of families is read from end to end for %s',
    async (text) => {
      const search = callBackSearchOf(text)!
      for (const actor of [its.coordinator, its.caller]) {
        const { idsByWords } = await familiesNamedLike(actor, [search.words])
        const scope = { organisationId: large, inScope: familyInScope(actor) }
        const reachedIds = await inTransaction(actor, (tx) => reachedFamilyIds(tx, scope, search))
        const query = candidatesSql(actor, { search, groups: [], idsByWords, reachedIds })
        expect((await planOf(query)).match(scannedWhole) ?? []).toEqual([])
      }
    },
  )

  test('nor for the whole number of another’s family', async () => {
    const query = Prisma.sql`select contact.family_id from contact_point contact
      where contact.organisation_id = ${large}::uuid and ${isNumber(large, '+31612345678')}`
    expect((await planOf(query)).match(scannedWhole) ?? []).toEqual([])
    // What the function of the database looks up, with the rights of the owner.
    const rows = await ownerDatabase().$queryRaw<{ 'QUERY PLAN': string }[]>`
      explain select id from contact_point where lookups @> array[decode('00', 'hex')]
        and organisation_id = nabij_setting('organisation')`
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('contact_point_lookups_idx')
  })

  test('all are found by a name that all have, and twenty are shown', async () => {
    const found = await loadFoundFamilies(its.coordinator, { text: 'ouder' })
    expect(found.families).toHaveLength(20)
    expect(found.hasMore).toBe(true)
  })

  test('a list by name has the families of its page and no other, whichever page it is', async () => {
    const expected = Array.from({ length: 30_000 }, (_, place) => nameAt(place + 1)).toSorted(compareNames)
    for (const page of [1, 40, 1200]) {
      const { count, families } = await familyList(its.coordinator, { filter: { page }, text: '' })
      expect(count).toBe(30_000)
      const shown = expected.slice((page - 1) * 25, page * 25)
      expect(families.map(({ parentName }) => parentName)).toEqual(shown)
    }
    expect(await familyList(its.caller, { filter: {}, text: 'ouder' })).toMatchObject({ count: 75 })
  })
})

test('the audit of a search says which family, and never the number or name', async () => {
  const rows = await database().audit.findMany({ where: { organisationId, verb: 'call.find' } })
  expect(rows.length).toBeGreaterThan(0)
  for (const { detail } of rows) {
    const { term: _hash, others: _ids, ...words } = z.looseObject({}).parse(detail ?? {})
    expect(JSON.stringify(words)).not.toMatch(/\d{4}|[Gg]eheim/)
  }
})
