/** Names that were opened a moment ago are not opened again, and never instead of another. */
import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openedName } from '@/server/opened-names'
import { hexOf } from '@/server/sealed/opened-json'
import { openParentName } from '@/server/sealed/opened-values'
import { sealText } from '@/server/sealed/sealed-text'

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
