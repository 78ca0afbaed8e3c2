/**
 * Whether this program knows every version of the instrument that its database holds. An answer of a version that it does not
 * know could neither be read nor counted, so the program does not start.
 */
import 'server-only'
import { findInstrument, instruments } from '@/domain/instrument/instrument'
import { database } from './db'

/** Throws, in words for whoever starts the program. */
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
