/** Names that were opened a moment ago are not opened again, and never instead of another. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openedName } from '@/server/opened-names'
import { newNameColumns, openFullName } from '@/server/sealed/name-columns'
import { hexOf } from '@/server/sealed/opened-json'
import { openParentName } from '@/server/sealed/opened-values'
import { keyStore, sealText } from '@/server/sealed/sealed-text'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const minutes = 60_000
const sealedName = (familyId: string, name: string) => ({
  familyId,
  parentName: hexOf(sealText('family_identity.parent_name', { ownerId: familyId, rowId: familyId }, name)),
  surname: '\\x',
})
type Row = ReturnType<typeof sealedName>

let openings = 0
const nameOf = (row: Row) =>
  openedName(row, ({ familyId, parentName }) => {
    openings++
    return { parentName: openParentName(familyId, parentName), surname: '' }
  }).parentName
const openingsOf = (work: () => unknown) => {
  openings = 0
  work()
  return openings
}

test('a name is opened once, and again when it was changed, moved or not asked for during four minutes', () => {
  const [family, other] = [randomUUID(), randomUUID()]
  const row = sealedName(family, 'Verzonnen Ouder')
  expect(openingsOf(() => expect([nameOf(row), nameOf(row)]).toEqual(['Verzonnen Ouder', 'Verzonnen Ouder']))).toBe(1)
  expect(openingsOf(() => expect(nameOf(sealedName(family, 'Andere Naam'))).toBe('Andere Naam'))).toBe(1)
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  expect(() => nameOf({ ...row, familyId: other })).toThrow('damaged')
  write.mockRestore()
  vi.advanceTimersByTime(3 * minutes)
  expect(openingsOf(() => nameOf(row))).toBe(0)
  vi.advanceTimersByTime(2 * minutes)
  expect(openingsOf(() => nameOf(row))).toBe(0)
  vi.advanceTimersByTime(5 * minutes)
  expect(openingsOf(() => nameOf(row))).toBe(1)
})

const fullNames = fc.oneof(
  fc.record({ parentName: fc.string({ unit: 'grapheme' }), surname: fc.string({ unit: 'grapheme' }) }),
  fc
    .tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', minLength: 1 }))
    .map(([first, surname]) => ({ parentName: `${first} ${surname}`, surname })),
)

test('a surname is the same whether it is read from the end of the name or opened', () => {
  fc.assert(
    fc.property(fullNames, fc.uuid(), ({ parentName, surname }, id) => {
      const bytes = newNameColumns(id, { parentName, surname })
      const asJson = { ...bytes, parentName: hexOf(bytes.parentName), surname: hexOf(bytes.surname) }
      expect(bytes.surnameEndsName).toBe(surname !== '' && parentName.endsWith(surname))
      for (const columns of [bytes, asJson, { ...asJson, surnameEndsName: false }])
        expect(openFullName(id, columns)).toEqual({ parentName, surname })
    }),
  )
})

test('a list opens one text of a family whose name ends with the surname, and two of another', () => {
  const id = randomUUID()
  const openings = vi.spyOn(keyStore(), 'keyOf')
  const openingsAt = (parentName: string, surname: string) => {
    const columns = newNameColumns(id, { parentName, surname })
    openings.mockClear()
    openFullName(id, columns)
    return openings.mock.calls.length
  }
  expect([openingsAt('Fatma Çelik', 'Çelik'), openingsAt('Fatma', 'Çelik'), openingsAt('Fatma', '')]).toEqual([1, 2, 1])
  openings.mockRestore()
})
