/**
 * Who makes the calls of a member of staff who is away. The stored next step does not change by an absence: it stays with
 * its owner, a colleague or the pool has it for those days, and then it is the owner's again by itself.
 */

/** Days on which somebody does not call, the first and the last included, `YYYY-MM-DD`. */
export type Absence = {
  readonly staffId: string
  readonly fromDay: string
  readonly untilDay: string
  /** Who makes the calls. Null: whoever takes them from the pool. */
  readonly coverId: string | null
}

const absenceOn = (absences: readonly Absence[], staffId: string, day: string): Absence | undefined =>
  absences.find((absence) => absence.staffId === staffId && absence.fromDay <= day && day <= absence.untilDay)

export const isAwayOn = (absences: readonly Absence[], staffId: string, day: string): boolean =>
  absenceOn(absences, staffId, day) !== undefined

/**
 * Who calls the families of this owner on that day. Null: nobody in particular, so the pool. Whoever covers and is away as
 * well passes nothing on, so a family never changes hands twice.
 */
export const responsibleOn = (absences: readonly Absence[], ownerId: string, day: string): string | null => {
  const absence = absenceOn(absences, ownerId, day)
  if (!absence) return ownerId
  const { coverId } = absence
  return coverId !== null && !isAwayOn(absences, coverId, day) ? coverId : null
}
