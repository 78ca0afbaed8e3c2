/**
 * Whoever exports persons holds the switch of the organisation until their transaction is over, so that nothing leaves after it was
 * switched off. It is no lock on the row of the organisation: every call that ends changes that one.
 */
import 'server-only'
import type { Transaction } from './db'

const lockName = (organisationId: string) => `export of persons ${organisationId}`

/** For whoever switches. Waits for the exports that began before. */
export const lockExportSwitch = (tx: Transaction, organisationId: string) =>
  tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${lockName(organisationId)}, 0))::text`

/** For whoever exports. Many do at once. */
export const lockExportSwitchShared = (tx: Transaction, organisationId: string) =>
  tx.$queryRaw`select pg_advisory_xact_lock_shared(hashtextextended(${lockName(organisationId)}, 0))::text`
