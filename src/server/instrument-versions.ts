/**
 * Checks at start that this program has every instrument version that the database uses. Answers of a missing version could
 * be neither read nor counted, so the program does not start.
 */
import 'server-only'
import { findInstrument, instruments } from '@/domain/instrument/instrument'
import { database } from './db'

/** Throws an error with a message for the operator who starts the program. */
export const refuseUnknownVersions = async (): Promise<void> => {
  const rows = await database().$queryRaw<{ version: number }[]>`
    select distinct version from (
      select instrument_version::int as version from interview
      union select instrument_version::int from interview_fact
      union select version::int from instrument_in_force) used
    order by version`
  const unknownVersions = rows.map(({ version }) => version).filter((version) => !findInstrument(version))
  if (unknownVersions.length === 0) return
  const versions = instruments.map(({ version }) => version).join(', ')
  throw new Error(
    `The database holds version ${unknownVersions.join(', ')} of the questionnaire, and this program knows version ${versions}. ` +
      'Start the program that made these interviews, or a newer one.',
  )
}
