/**
 * What the planner of the database knows about its tables. It looks at a table by itself within a minute or more after much was stored.
 * Until then it takes the table for small, and a page that people open meanwhile takes ten times as long.
 */
import 'server-only'
import { database, type Scope } from './db'
import { logError } from './log'

/** After fewer rows the plans stay good. */
const manyRows = 100

/** After the commit of many rows. They stay stored when this fails. */
export const recomputeStatistics = async (scope: Scope, rows: number): Promise<void> => {
  if (rows < manyRows) return
  try {
    await database(scope).$queryRaw`select recompute_statistics()::text`
  } catch (error) {
    logError('statistics', error)
  }
}
