/** The organisations of this installation, for work that is done for each of them by itself. */
import 'server-only'
import { database, ofOrganisation, type Scope, translateDatabaseError } from './db'

const organisationIds = async (): Promise<string[]> => {
  try {
    const rows = await database('organisations').organisation.findMany({
      select: { id: true },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    })
    return rows.map(({ id }) => id)
  } catch (error) {
    throw translateDatabaseError(error)
  }
}

/**
 * The results of work in the scope of each organisation, one after the other. Where it fails the others get theirs all the same, and
 * the first error is thrown after them.
 */
export const inEachOrganisation = async <Result>(
  work: (scope: Scope, organisationId: string) => PromiseLike<Result>,
): Promise<Result[]> => {
  const results: Result[] = []
  const errors: unknown[] = []
  for (const id of await organisationIds())
    try {
      results.push(await work(ofOrganisation(id), id))
    } catch (error) {
      errors.push(error)
    }
  if (errors.length > 0) throw errors[0]
  return results
}
