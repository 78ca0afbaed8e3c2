/**
 * Finding and ordering families by name. The application does both itself, so that the database need not be able to read a
 * name. It reads the names in the actor's scope in chunks, each by one statement, and other requests are answered in between.
 */
import 'server-only'
import { searchText } from '@/domain/people/search-text'
import { compareSortedNames, sortedName, sortingName, type SortedName } from '@/domain/people/sorting-name'
import { chunksOf } from './chunks'
import { Prisma, type Transaction } from './db'
import { giveWay } from './give-way'
import { openedName, type NameForms } from './opened-names'
import { openFullName, type SealedName } from './sealed/name-columns'
import { openedOr } from './sealed/opened-values'

const { sql } = Prisma

export type Reading = Pick<Transaction, '$queryRaw'>

/** Null: the family has no name, or none that the actor may know. */
export type NamedRow = { id: string; parentName: string | null; surname: string | null; forms?: NameForms }
export type FamilyName = NamedRow & { familyId: string; ref: string }

export const rowsAtOnce = 20_000
const openedAtOnce = 500
const beforeFirst = '00000000-0000-0000-0000-000000000000'

/** The next rows of a statement after this id, as one value, because the client takes much longer for as many rows. */
const chunkAfter = async <Row extends { id: string }>(db: Reading, rows: Prisma.Sql, id: string): Promise<Row[]> => {
  const [chunk] = await db.$queryRaw<{ rows: Row[] }[]>(sql`
    select coalesce(json_agg(chunk order by chunk.id), '[]') as rows from (
      select * from (${rows}) listed where listed.id > ${id}::uuid order by listed.id limit ${rowsAtOnce}) chunk`)
  return chunk?.rows ?? []
}

/**
 * The rows of a statement that has the column `id`, in the order of their ids, in stretches between which other requests are
 * answered. While the rows of a chunk are opened, the database reads the next one.
 */
export async function* rowsInChunks<Row extends { id: string }>(db: Reading, rows: Prisma.Sql): AsyncGenerator<Row[]> {
  let next: Promise<Row[]> | undefined = chunkAfter<Row>(db, rows, beforeFirst)
  try {
    while (next) {
      const chunk: Row[] = await next
      let last = chunk.length < rowsAtOnce ? undefined : chunk.at(-1)?.id
      next = undefined
      for (const stretch of chunksOf(chunk, openedAtOnce)) {
        yield stretch
        await giveWay()
        if (last !== undefined) next = chunkAfter<Row>(db, rows, last)
        // It is waited for later, and fails there.
        next?.catch(() => {})
        last = undefined
      }
    }
  } finally {
    // Whoever has read enough leaves no statement behind in their transaction.
    await next?.catch(() => {})
  }
}

/** The name of a family as a statement reads it, on `family` and the table alias `identity`. */
export const nameColumns = sql`family.id as "familyId", identity.parent_name as "parentName", identity.surname,
  identity.surname_ends_name as "surnameEndsName"`

type SealedRow = SealedName & { id: string; familyId: string; ref: string }

/** A family with a damaged name stands where those without a name do. */
const openNames = (row: SealedRow): Omit<NamedRow, 'id' | 'forms'> =>
  openedOr({ parentName: null, surname: null }, () => openFullName(row.familyId, row))

/** The row itself with its name opened: of a hundred thousand, copies would cost as much as opening a tenth. */
const openName = <Row extends SealedRow>(row: Row) => {
  const { parentName, surname, forms } = openedName(row, openNames)
  return Object.assign(row, { parentName, surname, forms })
}

/** The rows of a statement with `nameColumns`, opened. */
export async function* namesInChunks<More extends object>(
  db: Reading,
  rows: Prisma.Sql,
): AsyncGenerator<(FamilyName & More)[]> {
  for await (const stretch of rowsInChunks<SealedRow & More>(db, rows)) yield stretch.map(openName)
}

/** The families that a condition on the table `family` leaves, with their names. */
export const namedFamilies = (condition: Prisma.Sql): Prisma.Sql => sql`
  select family.id, family.ref, ${nameColumns}
  from family left join family_identity identity on identity.family_id = family.id where ${condition}`

/** The names of these families, in the order of their ids only within a part. */
export async function* namesOfFamilies(db: Reading, ids: readonly string[]): AsyncGenerator<FamilyName[]> {
  // One less than a chunk, so that each part is read by one statement.
  for (const part of chunksOf(ids, rowsAtOnce - 1))
    yield* namesInChunks(db, namedFamilies(sql`family.id = any(${part}::uuid[])`))
}

/** The name as a search compares it. */
export const foldedName = ({ parentName, surname, forms = {} }: Omit<NamedRow, 'id'>): string =>
  (forms.folded ??= parentName === null ? '' : searchText(`${parentName} ${surname ?? ''}`))

/** The ids of rows that a test leaves, in the order of their ids. `most` ends the reading early. */
export const idsOf = async <Row extends { id: string }>(
  chunks: AsyncIterable<readonly Row[]>,
  isChosen: (row: Row) => boolean,
  most = Infinity,
): Promise<string[]> => {
  const ids: string[] = []
  for await (const chunk of chunks) {
    ids.push(...chunk.filter(isChosen).map(({ id }) => id))
    if (ids.length >= most) break
  }
  return ids.slice(0, most)
}

type SortedRow = { id: string; sorting: SortedName | null }

const compareTexts = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)

/** By name, those without a name last, and then by id. */
const compareRows = (a: SortedRow, b: SortedRow): number => {
  if (a.sorting === null || b.sorting === null)
    return Number(a.sorting === null) - Number(b.sorting === null) || compareTexts(a.id, b.id)
  return compareSortedNames(a.sorting, b.sorting) || compareTexts(a.id, b.id)
}

const sortedRow = ({ id, parentName, surname, forms = {} }: NamedRow): SortedRow => {
  if (parentName === null) return { id, sorting: null }
  return { id, sorting: (forms.sorted ??= sortedName(sortingName({ parentName, surname: surname ?? '' }))) }
}

/** A page of a list: so many rows are passed over, and so many shown. */
export type Place = { skip: number; take: number }

/** The first rows of two sorted runs, which the sort recognizes and merges. */
const merged = (run: readonly SortedRow[], nextRun: readonly SortedRow[], most: number): SortedRow[] =>
  [...run, ...nextRun].toSorted(compareRows).slice(0, most)

/** Adds a sorted run, and merges the last ones that are no longer than it: so no row is merged more often than the runs double. */
const addRun = (runs: SortedRow[][], rows: SortedRow[], most: number) => {
  let run = rows.slice(0, most)
  for (let last = runs.at(-1); last && last.length <= run.length; last = runs.at(-1)) {
    run = merged(last, run, most)
    runs.pop()
  }
  runs.push(run)
}

/**
 * The ids on one page of the rows that a test leaves, by name, and how many there are. None is sorted that comes after the end
 * of the page, as far as that is known.
 */
export const pageByName = async <Row extends NamedRow>(
  chunks: AsyncIterable<readonly Row[]>,
  isChosen: (row: Row) => boolean,
  { skip, take }: Place,
): Promise<{ count: number; ids: string[] }> => {
  const most = skip + take
  const runs: SortedRow[][] = []
  let count = 0
  for await (const chunk of chunks) {
    const rows = chunk.filter(isChosen).map(sortedRow)
    count += rows.length
    const last = runs[0]?.[most - 1]
    const newRows = last ? rows.filter((row) => compareRows(row, last) < 0) : rows
    if (newRows.length > 0) addRun(runs, newRows.toSorted(compareRows), most)
  }
  const first = runs.reduceRight((nextRun, run) => merged(run, nextRun, most), [])
  return { count, ids: first.slice(skip).map(({ id }) => id) }
}

/** Rows in the order of the ids that a page was read by. A row that is gone by now is left out. */
export const inOrderOf = <Row extends { id: string }>(ids: readonly string[], rows: readonly Row[]): Row[] => {
  const rowById = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => rowById.get(id) ?? [])
}
