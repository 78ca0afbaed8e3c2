import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { searchWords } from '@/domain/people/search-text'
import { authorize } from '@/server/authorize'
import { database, type Prisma } from '@/server/db'
import { literally } from '@/server/family-search'
import { schoolScope } from '@/server/scope'
import type { SchoolFilter } from '../schema'

export const schoolsPerPage = 50

/** A search of punctuation alone has no words, and finds no school. */
const noSchool: { id: { in: string[] } } = { id: { in: [] } }

const searchCondition = (text: string): Prisma.SchoolWhereInput => {
  const words = searchWords(text).map(literally)
  const byWord = (word: string): Prisma.SchoolWhereInput => ({
    OR: [{ searchName: { contains: word } }, { ref: { contains: word, mode: 'insensitive' } }],
  })
  return words.length > 0 ? { AND: words.map(byWord) } : noSchool
}

const orders: Record<NonNullable<SchoolFilter['sort']>, Prisma.SchoolOrderByWithRelationInput[]> = {
  name: [{ name: 'asc' }, { id: 'asc' }],
  board: [{ board: { name: 'asc' } }, { name: 'asc' }, { id: 'asc' }],
}

/**
 * One page of the schools, with board, municipality and the number of children on record. Only an import changes schools.
 */
export const schoolList = async (actor: Actor, { filter, text }: { filter: SchoolFilter; text: string }) => {
  await authorize(actor, 'school.read')
  const where: Prisma.SchoolWhereInput = {
    ...schoolScope(actor),
    ...(filter.board ? { boardId: filter.board } : {}),
    ...(filter.municipality ? { municipalityId: filter.municipality } : {}),
    AND: text ? searchCondition(text) : {},
  }
  const [count, schools] = await Promise.all([
    database(actor).school.count({ where }),
    database(actor).school.findMany({
      where,
      orderBy: orders[filter.sort ?? 'name'],
      skip: ((filter.page ?? 1) - 1) * schoolsPerPage,
      take: schoolsPerPage,
      select: {
        id: true,
        ref: true,
        name: true,
        board: { select: { id: true, name: true } },
        municipality: { select: { id: true, name: true } },
        _count: { select: { children: true } },
      },
    }),
  ])
  return { count, schools: schools.map(({ _count, ...school }) => ({ ...school, children: _count.children })) }
}
