/** The version of the instrument with which an organisation calls: since a week, until a later one comes into force. */
import 'server-only'
import { weekOf, type Week } from '@/domain/figures/week'
import { instrumentOf, instruments, type Instrument } from '@/domain/instrument/instrument'
import { database, type Transaction } from './db'

/** An organisation that never chose calls with the first version. */
const firstVersion = instruments[0]?.version ?? 1

/** A version and the week that it comes into force with. */
export type InForceSince = { readonly version: number; readonly week: string }

/** The versions that the organisation chose, the latest first. */
export const chosenVersions = async (tx: Transaction, organisationId: string): Promise<InForceSince[]> => {
  const rows = await tx.instrumentInForce.findMany({
    where: { organisationId },
    select: { version: true, fromWeek: true },
    orderBy: { fromWeek: 'desc' },
  })
  return rows.map(({ version, fromWeek }) => ({ version, week: fromWeek }))
}

/** The version in force in a week, by the organisation's choices. */
export const versionIn = (versionChoices: readonly InForceSince[], week: Week): number =>
  versionChoices.find((since) => since.week <= week)?.version ?? firstVersion

/** The version in force in a week. */
export const versionInForce = async (tx: Transaction, organisationId: string, week: Week): Promise<number> =>
  versionIn(await chosenVersions(tx, organisationId), week)

/** The instrument in force in a week. */
export const instrumentInForce = async (organisationId: string, week: Week): Promise<Instrument> =>
  instrumentOf(await versionInForce(database(), organisationId, week))

/** The version that was in force on a calendar day `YYYY-MM-DD`; on no day, the first. */
export const versionOnDay = async (organisationId: string): Promise<(day: string) => number> => {
  const versionChoices = await chosenVersions(database(), organisationId)
  return (day) => (day === '' ? firstVersion : versionIn(versionChoices, weekOf(day)))
}
