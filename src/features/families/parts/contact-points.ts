import 'server-only'
import { contactKey, contactProblem, type Contact } from '@/domain/people/contact-point'
import type { Transaction } from '@/server/db'
import { contactValueColumns, newContactColumns } from '@/server/sealed/contact-columns'
import { AppError } from '@/server/errors'
import type { CreateFamily } from '../schema'

type Point = CreateFamily['contactPoints'][number]
export type StoredPoint = Pick<Point, 'kind' | 'value' | 'state'> & { id: string }

export const storedContactPoints = (tx: Transaction, familyId: string): Promise<StoredPoint[]> =>
  tx.contactPoint.findMany({
    where: { familyId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, value: true, state: true },
  })

const isStored = (storedPoints: readonly StoredPoint[], { kind, value }: Point) =>
  storedPoints.some((row) => row.kind === kind && row.value === value)

/** The points that are not stored yet. Stored ones may break a newer rule, and must not block a save. */
export const newContactPoints = (points: readonly Point[], storedPoints: readonly StoredPoint[]) =>
  points.filter((point) => !isStored(storedPoints, point))

/**
 * Refuses newly typed numbers and addresses that are invalid or that the form holds twice, each with the path of its row.
 */
export const refuseInvalidContacts = (points: readonly Point[], storedPoints: readonly StoredPoint[] = []) => {
  const keys = points.map(contactKey)
  const isTyped = points.map((point) => !isStored(storedPoints, point))
  const isTwice = (index: number) =>
    keys.some((key, other) => key === keys[index] && other !== index && (other < index || !isTyped[other]))
  const problems = points.flatMap((point, index) => {
    const reason = contactProblem(point) ?? (isTwice(index) ? 'twice' : null)
    return reason && isTyped[index] ? [{ path: `contactPoints.${index}.value`, reason }] : []
  })
  if (problems.length > 0) throw new AppError('invalid', undefined, problems)
}

/** Refuses a new number or address that is invalid, or that is the one whose place it takes. */
export const refuseInvalidContactValue = (contact: Contact, oldContact: Contact) => {
  const reason = contactProblem(contact) ?? (contactKey(contact) === contactKey(oldContact) ? 'twice' : null)
  if (reason) throw new AppError('invalid', undefined, [{ path: 'value', reason }])
}

/**
 * The stored row of each point, matched first by the same text and then by another notation of the same number or address.
 */
const rowsOf = (points: readonly Point[], storedPoints: readonly StoredPoint[]) => {
  const remainingPoints = new Set(storedPoints)
  const storedByPoint = new Map<Point, StoredPoint>()
  const take = (isSame: (row: StoredPoint, point: Point) => boolean) => {
    for (const point of points) {
      const row = storedByPoint.has(point)
        ? undefined
        : [...remainingPoints].find((candidate) => candidate.kind === point.kind && isSame(candidate, point))
      if (row) {
        storedByPoint.set(point, row)
        remainingPoints.delete(row)
      }
    }
  }
  take((row, point) => row.value === point.value)
  take((row, point) => contactKey(row) === contactKey(point))
  return { taken: storedByPoint, left: remainingPoints }
}

/**
 * Replaces the contact points of a family. A number that stays keeps its row and thereby its attempts, even when it is
 * written in another notation. Rows are deleted before others are written, so that two numbers can swap places.
 */
export const replaceContactPoints = async (
  tx: Transaction,
  owner: { organisationId: string; familyId: string },
  points: readonly Point[],
  storedPoints: readonly StoredPoint[],
) => {
  const { taken, left } = rowsOf(points, storedPoints)
  await tx.contactPoint.deleteMany({ where: { id: { in: [...left].map(({ id }) => id) } } })
  for (const [position, point] of points.entries()) {
    const { state } = point
    const row = taken.get(point)
    if (row) {
      const data = { ...contactValueColumns(owner, row.id, point), state, position }
      await tx.contactPoint.update({ where: { id: row.id }, data, select: { id: true } })
    } else
      await tx.contactPoint.create({
        data: { ...newContactColumns(owner, point), state, position },
        select: { id: true },
      })
  }
}
