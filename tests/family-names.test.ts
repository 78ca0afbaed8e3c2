/** Reading the names of many families: in chunks, between which other requests are answered, and by pages. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { foldedName, idsOf, pageByName, rowsAtOnce, rowsInChunks, type NamedRow } from '@/server/family-names'
import { Prisma } from '@/server/db'

const idAt = (place: number) => `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`
const person = (place: number, parentName: string | null = `Ouder ${place}`): NamedRow => ({
  id: idAt(place),
  parentName,
  surname: '',
})

/** A database that answers at once, so that nothing else runs unless the reading gives way. */
const databaseOf = (chunks: readonly NamedRow[][], onStatement = () => {}) => {
  let place = 0
  const answer = () => {
    onStatement()
    return Promise.resolve([{ rows: chunks[place++] ?? [] }])
  }
  // The rows are what the statement of `rowsInChunks` gives, and no other statement is asked.
  return { $queryRaw: answer as never }
}

async function* chunksOf(...chunks: NamedRow[][]) {
  for (const chunk of chunks) yield await Promise.resolve(chunk)
}
const everyone = () => true

test('other requests are answered after each chunk', async () => {
  const full = (chunk: number) => Array.from({ length: rowsAtOnce }, (_, place) => person(chunk * rowsAtOnce + place))
  let answered = 0
  const answeredBefore: number[] = []
  const db = databaseOf([full(0), full(1), [person(2 * rowsAtOnce)]], () => {
    answeredBefore.push(answered)
    setImmediate(() => answered++)
  })
  const ids = await idsOf(rowsInChunks<NamedRow>(db, Prisma.sql`select`), everyone)
  expect(ids).toHaveLength(2 * rowsAtOnce + 1)
  expect(answeredBefore).toEqual([0, 1, 2])
})

test('a reading ends with the first chunk that is enough', async () => {
  const full = Array.from({ length: rowsAtOnce }, (_, place) => person(place))
  let statements = 0
  const db = databaseOf([full, full], () => statements++)
  const ids = await idsOf(rowsInChunks<NamedRow>(db, Prisma.sql`select`), everyone, 3)
  expect([ids, statements]).toEqual([[0, 1, 2].map(idAt), 1])
})

test('a page has the rows at its place in the whole list, wherever their chunk is', async () => {
  const names = ['Zoë', 'Bram', 'Émile', 'Anna', 'Dirk', 'Çelik', 'Fatma', 'Eva', 'Gijs', 'Hanna']
  const rows = names.map((name, place) => person(place, name))
  const sorted = ['Anna', 'Bram', 'Çelik', 'Dirk', 'Émile', 'Eva', 'Fatma', 'Gijs', 'Hanna', 'Zoë']
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.parentName
  for (let skip = 0; skip < 11; skip += 3)
    for (const size of [1, 2, 3, 10]) {
      const chunks = Array.from({ length: Math.ceil(10 / size) }, (_, at) => rows.slice(at * size, (at + 1) * size))
      const { count, ids } = await pageByName(chunksOf(...chunks), everyone, { skip, take: 3 })
      expect([count, ids.map(nameOf)]).toEqual([10, sorted.slice(skip, skip + 3)])
    }
})

test('who has no name comes last, and the same names are ordered by their ids', async () => {
  const chunks = chunksOf([person(4, 'Bo')], [person(1, null), person(3, 'Bo')], [person(2, 'Bo'), person(0, null)])
  const { ids } = await pageByName(chunks, everyone, { skip: 0, take: 9 })
  expect(ids).toEqual([2, 3, 4, 0, 1].map(idAt))
})

test('a list counts only what the search leaves', async () => {
  const chunks = chunksOf([person(1), person(2)], [person(3)])
  expect(await pageByName(chunks, ({ id }) => id !== idAt(2), { skip: 1, take: 1 })).toEqual({
    count: 2,
    ids: [idAt(3)],
  })
})

test('the last page of a long list costs few comparisons for each row, in however many chunks it comes', async () => {
  let read = 0
  const rows = Array.from({ length: 20_000 }, (_, place) => {
    const text = `Ouder ${(place * 7919) % 20_000}`
    const sorted = {
      text,
      get letters() {
        read++
        return text.toLowerCase()
      },
    }
    return { ...person(place, text), forms: { sorted } }
  })
  const chunks = Array.from({ length: 400 }, (_, at) => rows.slice(at * 50, (at + 1) * 50))
  const { count, ids } = await pageByName(chunksOf(...chunks), everyone, { skip: 19_990, take: 25 })
  expect([count, ids.length]).toEqual([20_000, 10])
  // Six looks at a comparison, of which a merge sort of so many rows needs some twenty a row.
  expect(read / rows.length).toBeLessThan(200)
})

test('a name is folded and made ready for sorting once, as long as it is kept', () => {
  const [familyId, forms] = [randomUUID(), {}]
  const row = { id: familyId, parentName: 'Ayşe Çelik', surname: 'Çelik', forms }
  expect(foldedName(row)).toBe('ayse celik celik')
  expect(forms).toEqual({ folded: 'ayse celik celik' })
})
