/** The instrument version that an organisation uses. Each version is in force from a week until another comes into force. */
import 'server-only'
import { weekOf, type Week } from '@/domain/figures/week'
import { instrumentOf, instruments, type Instrument } from '@/domain/instrument/instrument'
import { database, ofOrganisation, type Transaction } from './db'

/** An organisation that never chose a version uses the first one. */
const firstVersion = instruments[0]?.version ?? 1

/** A version and the first week in which it is in force. */
export type InForceSince = { readonly version: number; readonly week: string }

/** The versions that the organisation chose, latest week first. */
export const chosenVersions = async (tx: Transaction, organisationId: string): Promise<InForceSince[]> => {
  const rows = await tx.instrumentInForce.findMany({
    where: { organisationId },
    select: { version: true, fromWeek: true },
    orderBy: { fromWeek: 'desc' },
  })
  return rows.map(({ version, fromWeek }) => ({ version, week: fromWeek }))
}

/** The version in force in a week, by choices that are loaded already (latest week first). */
export const versionIn = (versionChoices: readonly InForceSince[], week: Week): number =>
  versionChoices.find((since) => since.week <= week)?.version ?? firstVersion

/** Loads the version in force in a week. */
export const versionInForce = async (tx: Transaction, organisationId: string, week: Week): Promise<number> =>
  versionIn(await chosenVersions(tx, organisationId), week)

/** Loads the instrument in force in a week. */
export const instrumentInForce = async (organisationId: string, week: Week): Promise<Instrument> =>
  instrumentOf(await versionInForce(database(ofOrganisation(organisationId)), organisationId, week))

/** Loads the choices once; the function gives the version in force on a day `YYYY-MM-DD`, or the first version for ''. */
export const versionOnDay = async (organisationId: string): Promise<(day: string) => number> => {
  const versionChoices = await chosenVersions(database(ofOrganisation(organisationId)), organisationId)
  return (day) => (day === '' ? firstVersion : versionIn(versionChoices, weekOf(day)))
}
