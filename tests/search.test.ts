import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/domain/access/actor'
import { searchText } from '@/domain/people/search-text'
import { compareNames, sortingName, type FullName } from '@/domain/people/sorting-name'
import { familyList } from '@/features/families/queries/family-list'
import { schoolList } from '@/features/families/queries/school-list'
import { helpList } from '@/features/help/queries/help-list'
import { filteredRows } from '@/features/staff/components/staff-rows'
import { staffList } from '@/features/staff/queries/staff-list'
import { actorFor, aHelpItem, aKnownFamily, anActor, anOrganisation, aSchool, aStaffMember } from './factories'
import { aContactPoint, updateIdentity } from './sealed-rows'
import { database } from './owner'

let organisationId: string
let coordinator: StaffActor

beforeAll(async () => {
  organisationId = await anOrganisation()
  coordinator = await anActor(organisationId, 'coordinator')
})

const foldedByDatabase = async (texts: readonly string[]) => {
  const rows = await database().$queryRaw<{ folded: string }[]>`
    select search_text(t.given) as folded from unnest(${[...texts]}::text[]) with ordinality as t (given, at) order by at`
  return rows.map(({ folded }) => folded)
}

/** Letters of the scripts that names are written in, and the characters between them. */
const letter = fc
  .oneof(
    fc.integer({ min: 0x20, max: 0x24f }),
    fc.integer({ min: 0x250, max: 0x6ff }),
    fc.integer({ min: 0x1e00, max: 0x1fff }),
    fc.integer({ min: 0x2000, max: 0x206f }),
    fc.integer({ min: 0xfb00, max: 0xff5e }),
    fc.constantFrom(...Array.from("İIıiß’'–-—Łøæœς ´`“\u0301\u0308\u00AD\u200B", (one) => one.codePointAt(0) ?? 32)),
  )
  .map((code) => String.fromCodePoint(code))

describe('the database and the application fold a text alike', () => {
  test('for the names that people have', async () => {
    const names = [
      'Ayşe Çelik',
      'İpek IŞIK',
      'Strauß',
      'O’Brien',
      'Jean–Luc',
      'De\u0301sire\u0301',
      "'t Hart",
      'Łukasz',
      'ΟΔΥΣΣΕΎΣ',
      'ﬁ ½ Ⅷ',
    ]
    expect(await foldedByDatabase(names)).toEqual(names.map(searchText))
  })

  test('for any text', async () => {
    const texts = fc.array(fc.string({ unit: letter, maxLength: 30 }), { minLength: 40, maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        expect(await foldedByDatabase(given)).toEqual(given.map(searchText))
      }),
      { numRuns: 30 },
    )
  })
})

/** What stood before a surname, as the database knew it when lists were sorted there. */
const prefixesInSql =
  "^(?:(?:aan|af|al|auf|bij|da|dal|dalla|das|de|degli|dei|del|della|den|der|des|di|die|do|dos|du|el|het|im|in|la|las|le|les|lo|los|of|onder|op|over|te|ten|ter|thoe|to|toe|tot|uijt|uit|van|ver|vom|von|voor|vor|zu|zum|zur|['’‘`´][st])[ \\u00A0]+|[dl]['’‘`´])+(?=\\S)"

const sortedByDatabase = async (people: readonly FullName[]) => {
  const surnames = people.map(({ surname }) => surname)
  const parentNames = people.map(({ parentName }) => parentName)
  const rows = await database().$queryRaw<{ sorting: string }[]>`
    select sorting from (
      select at, coalesce(nullif(regexp_replace(btrim(surname), ${prefixesInSql}, '', 'i'), '') || ', ' || parent_name, parent_name)
        as sorting
      from unnest(${surnames}::text[], ${parentNames}::text[]) with ordinality as t (surname, parent_name, at)) named
    order by sorting collate "nl-x-icu", at`
  return rows.map(({ sorting }) => sorting)
}

// One kind of quote, and scripts of old: versions of the collation differ in whether two kinds are one sign, and in rare letters.
const partsOfSurnames = [
  'van',
  'De',
  'der',
  "'t",
  "d'",
  'ten',
  'IJ',
  'ij',
  ' ',
  '\u00A0',
  '-',
  'Berg',
  'é',
  'Ö',
  'ß',
  'Çelik',
]
const partOfSurname = fc.constantFrom(...partsOfSurnames)
const letterOfName = letter.filter((sign) => /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic} -]/u.test(sign))
const person = fc.record({
  surname: fc.array(partOfSurname, { maxLength: 6 }).map((parts) => parts.join('')),
  parentName: fc.string({ unit: letterOfName, maxLength: 8 }).map((name) => name.normalize('NFC')),
})

test('the application sorts names as the database does, without their prefixes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 40, maxLength: 60 }), async (people) => {
      expect(people.map(sortingName).toSorted(compareNames)).toEqual(await sortedByDatabase(people))
    }),
    { numRuns: 60 },
  )
})

const names = [
  'Ayşe Çelik',
  'İpek Demir',
  'Işık Yılmaz',
  'Anna Strauß',
  "Maeve O'Brien",
  'Jean–Luc Petit',
  'Désiré Ndiaye',
]
const searches = [
  ['celik', 'Ayşe Çelik'],
  ['ipek', 'İpek Demir'],
  ['IŞIK', 'Işık Yılmaz'],
  ['strauss', 'Anna Strauß'],
  ['o’brien', "Maeve O'Brien"],
  ['jean-luc', 'Jean–Luc Petit'],
  ['De\u0301sire\u0301', 'Désiré Ndiaye'],
  ['petit  jean', 'Jean–Luc Petit'],
  ['yilmaz isik', 'Işık Yılmaz'],
] as const

describe('a search', () => {
  beforeAll(async () => {
    for (const [index, parentName] of names.entries()) {
      const number = `06 0000 02${String(index).padStart(2, '0')}`
      const family = await aKnownFamily(organisationId, { parentName, numbers: [number] })
      await aHelpItem(organisationId, { familyId: family.id, text: 'Laptop brengen', state: 'open' })
      await aStaffMember(organisationId, 'caller', { name: parentName })
    }
  })

  const familiesFound = async (text: string, actor = coordinator) =>
    (await familyList(actor, { filter: {}, text })).families.map(({ parentName }) => parentName)
  const helpFound = async (text: string, actor = coordinator) =>
    (await helpList(actor, { filter: {}, text })).items.map(({ family }) => family.parentName)

  test.each(searches)('for %s finds the family, its help and the colleague: %s', async (typed, name) => {
    expect(await familiesFound(typed)).toEqual([name])
    expect(await helpFound(typed)).toEqual([name])
    const admin = await anActor(organisationId, 'admin')
    const staff = filteredRows(await staffList(admin), { role: '', state: '', text: typed })
    expect(staff.map((row) => row.name)).toEqual([name])
  })

  test('for words of help together with a name finds that help', async () => {
    expect(await helpFound('çelik LAPTOP')).toEqual(['Ayşe Çelik'])
    expect(await helpFound('celik fiets')).toEqual([])
  })

  test('for a whole e-mail address finds its family, and for a part of it nothing', async () => {
    const { id } = await aKnownFamily(organisationId, { parentName: 'Verzonnen Adres' })
    const address = { organisationId, familyId: id, kind: 'email' as const, value: "Ouder.O'Hara@example.org" }
    await aContactPoint(address)
    expect(await familiesFound("ouder.o'hara@example.org")).toEqual(['Verzonnen Adres'])
    expect(await familiesFound("o'hara@example.org")).toEqual([])
  })

  test.each(['0600000203', '+31 (0)6 0000 0203', '0031 6 00000203', '06–0000–0203', '(06) 00000203'])(
    'for %s finds the number in its stored notation',
    async (typed) => {
      expect(await familiesFound(typed)).toEqual(['Anna Strauß'])
      expect(await helpFound(typed)).toEqual(['Anna Strauß'])
    },
  )

  test('finds numbers that were stored before the rule for notations existed', async () => {
    const old = ['+31 (0)6 0000 0301', '06 0000 0302 / 071 000 0302']
    await aKnownFamily(organisationId, { parentName: 'Oude Nummers', numbers: old })
    for (const typed of ['0600000301', '06 0000 0302', '+31 71 000 0302'])
      expect(await familiesFound(typed)).toEqual(['Oude Nummers'])
  })

  test('finds nobody that the actor may not see, by name, number or address', async () => {
    const caller = await actorFor(organisationId, await aStaffMember(organisationId))
    const { id } = await aKnownFamily(organisationId, { parentName: 'Geheim Gezin', numbers: ['0600000309'] })
    await aHelpItem(organisationId, { familyId: id, ownerId: caller.staffId, state: 'open', text: 'Fiets' })
    for (const typed of ['geheim', '0600000309']) {
      expect(await familiesFound(typed, caller)).toEqual([])
      expect(await helpFound(typed, caller)).toEqual([])
    }
    expect(await helpFound('fiets', caller)).toEqual([''])
  })

  test('of punctuation alone finds nothing, and pattern characters have no special meaning', async () => {
    for (const typed of ['-', '’', '%', '_', '\\']) expect(await familiesFound(typed)).toEqual([])
  })

  test('finds a school by any spelling of the characters in its name', async () => {
    const school = await aSchool(organisationId, 'S1', 'B1', 'M1')
    await database().school.update({ where: { id: school }, data: { name: 'École ’t Vóór–land' } })
    for (const text of ["'t voor-land", 'VOOR ecole', 's1'])
      expect((await schoolList(coordinator, { filter: {}, text })).schools.map(({ id }) => id)).toEqual([school])
  })
})

describe('a Dutch list of families', () => {
  test('sorts by surname without its prefix, and by the whole name where there is no surname', async () => {
    const organisation = await anOrganisation()
    const its = await anActor(organisation, 'coordinator')
    const families = [
      ['Fatma Yılmaz', 'Yılmaz'],
      ['Jan van der Berg', 'van der Berg'],
      ['Anna ’t Hart', '’t Hart'],
      ["Marie d'Ancona", "d'Ancona"],
      ['Émile', ''],
      ['Els de Boer', 'De Boer'],
      ['Wim Van', 'Van'],
      ['Zoë Berg', 'Berg'],
    ] as const
    for (const [parentName, surname] of families) {
      const { id } = await aKnownFamily(organisation, { parentName })
      await updateIdentity(id, { surname })
    }
    const { families: listed } = await familyList(its, { filter: {}, text: '' })
    expect(listed.map(({ parentName }) => parentName)).toEqual([
      "Marie d'Ancona",
      'Jan van der Berg',
      'Zoë Berg',
      'Els de Boer',
      'Émile',
      'Anna ’t Hart',
      'Wim Van',
      'Fatma Yılmaz',
    ])
  })

  test('finds a family by its surname alone', async () => {
    const { id } = await aKnownFamily(organisationId, { parentName: 'Mevrouw F.' })
    await updateIdentity(id, { surname: 'Özdemir' })
    expect((await familyList(coordinator, { filter: {}, text: 'ozdemir' })).families).toHaveLength(1)
  })
})
