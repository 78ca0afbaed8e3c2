/**
 * Ends the process with a sentence when the application cannot start on this database. Next itself would go on, and answer
 * every request with a fault until somebody starts it again.
 */
import 'server-only'
import { refuseUnknownVersions, UnknownVersions } from './instrument-versions'
import { logError } from './log'

export const checkStart = async (): Promise<void> => {
  try {
    await refuseUnknownVersions()
  } catch (error) {
    logError('start', error)
    const sentence =
      error instanceof UnknownVersions ? error.message : 'Nabij does not start, because it could not read the database.'
    process.stderr.write(`${sentence}\n`)
    process.exit(1)
  }
}
