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

/** The results of work in the scope of each organisation, one after the other. */
export const inEachOrganisation = async <Result>(
  work: (scope: Scope, organisationId: string) => PromiseLike<Result>,
): Promise<Result[]> => {
  const results: Result[] = []
  for (const id of await organisationIds()) results.push(await work(ofOrganisation(id), id))
  return results
}
