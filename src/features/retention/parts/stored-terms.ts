import 'server-only'
import type { RetentionTerms } from '@/domain/retention/retention-term'
import type { Transaction } from '@/server/db'

/** How many months each kind of family of the organisation is kept. */
export const storedTerms = async (
  tx: Pick<Transaction, 'organisation'>,
  organisationId: string,
): Promise<RetentionTerms> => {
  const row = await tx.organisation.findFirstOrThrow({
    where: { id: organisationId },
    select: { monthsInProgramme: true, monthsRefused: true, monthsLeft: true, monthsNeverReached: true },
  })
  return {
    in_programme: row.monthsInProgramme,
    refused: row.monthsRefused,
    left: row.monthsLeft,
    never_reached: row.monthsNeverReached,
  }
}

export const columnsOfTerms = (terms: RetentionTerms) => ({
  monthsInProgramme: terms.in_programme,
  monthsRefused: terms.refused,
  monthsLeft: terms.left,
  monthsNeverReached: terms.never_reached,
})
