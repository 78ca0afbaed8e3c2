/**
 * Ends the process with a sentence when the application cannot start on this database. Next itself would go on, and answer
 * every request with a fault until somebody starts it again.
 */
import 'server-only'
import { refuseUnsafeRoles, UnsafeDatabaseRole } from './database-role'
import { refuseUnknownVersions, UnknownVersions } from './instrument-versions'
import { logError } from './log'
import { refuseMissingKeys } from './sealed/check-keys'
import { UnfitKeys } from './sealed/master-keys'

/** Throws an error with a sentence for the operator when the application, or a worker, may not work on this database. */
export const refuseUnfitDatabase = async (): Promise<void> => {
  await refuseUnsafeRoles()
  await refuseMissingKeys()
  await refuseUnknownVersions()
}

export const checkStart = async (): Promise<void> => {
  try {
    await refuseUnfitDatabase()
  } catch (error) {
    logError('start', error)
    const isRefusal =
      error instanceof UnknownVersions || error instanceof UnsafeDatabaseRole || error instanceof UnfitKeys
    const sentence = isRefusal ? error.message : 'Nabij does not start, because it could not read the database.'
    process.stderr.write(`${sentence}\n`)
    process.exit(1)
  }
}
