/**
 * Ends the process with a sentence when the application cannot start on this database. Next itself would go on, and answer
 * every request with a fault until somebody starts it again.
 */
import 'server-only'
import { refuseUnsafeRoles, UnsafeDatabaseRole } from './database-role'
import { identityProvider, UnfitProvider } from './identity-provider'
import { refuseUnknownVersions, UnknownVersions } from './instrument-versions'
import { logError } from './log'
import { refuseUnfitRelay, UnfitRelay } from './room-relay'
import { refuseMissingKeys } from './sealed/check-keys'
import { destroyErasedKeys } from './sealed/erased-keys'
import { UnfitKeys } from './sealed/master-keys'

/** Throws an error with a sentence for the operator when the application, or a worker, may not work on this database. */
export const refuseUnfitDatabase = async (): Promise<void> => {
  await refuseUnsafeRoles()
  await refuseMissingKeys()
  await refuseUnknownVersions()
}

/** The settings of the identity provider are read here, so that a mistake in them is known before somebody signs in. */
const refuseUnfitProvider = () => void identityProvider()

const sentenceOf = (error: unknown): string => {
  if (error instanceof UnfitProvider || error instanceof UnfitRelay) return `Nabij does not start: ${error.message}`
  const isRefusal =
    error instanceof UnknownVersions || error instanceof UnsafeDatabaseRole || error instanceof UnfitKeys
  return isRefusal ? error.message : 'Nabij does not start, because it could not read the database.'
}

export const checkStart = async (): Promise<void> => {
  try {
    refuseUnfitProvider()
    refuseUnfitRelay()
    await refuseUnfitDatabase()
    await destroyErasedKeys().catch((error: unknown) => logError('destroy_key', error))
  } catch (error) {
    logError('start', error)
    process.stderr.write(`${sentenceOf(error)}\n`)
    process.exit(1)
  }
}
