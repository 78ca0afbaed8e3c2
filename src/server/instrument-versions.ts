/**
 * Checks at start that this program has every instrument version that the database uses. Answers of a missing version could
 * be neither read nor counted, so the program does not start.
 */
import 'server-only'
import { findInstrument, instruments } from '@/domain/instrument/instrument'
import { database, type Scope, translateDatabaseError } from './db'
import { inEachOrganisation } from './organisations'

/** Its message is for the operator who starts the program. It holds numbers of versions and nothing of the database else. */
export class UnknownVersions extends Error {}

const versionsIn = async (scope: Scope): Promise<number[]> => {
  try {
    const rows = await database(scope).$queryRaw<{ version: number }[]>`
      select distinct version from (
        select instrument_version::int as version from interview
        union select instrument_version::int from interview_fact
        union select instrument_version::int from release_revision
        union select version::int from instrument_in_force) used
      order by version`
    return rows.map(({ version }) => version)
  } catch (error) {
    throw translateDatabaseError(error)
  }
}

export const refuseUnknownVersions = async (): Promise<void> => {
  const usedVersions = new Set((await inEachOrganisation(versionsIn)).flat())
  const unknownVersions = [...usedVersions].filter((version) => !findInstrument(version)).toSorted((a, b) => a - b)
  if (unknownVersions.length === 0) return
  const versions = instruments.map(({ version }) => version).join(', ')
  throw new UnknownVersions(
    `The database holds version ${unknownVersions.join(', ')} of the questionnaire, and this program knows version ${versions}. ` +
      'Start the program that made these interviews, or a newer one.',
  )
}
