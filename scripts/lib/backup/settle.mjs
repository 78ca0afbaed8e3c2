import { endAccess } from './end-access.mjs'
import { applyErasures } from './erasures.mjs'

/**
 * Before a restored copy serves: it forgets what was erased since, what opened something then opens nothing now, and each family near
 * the end of its term is announced anew: a call, a concern or a decision to keep it may be lost, and people need the time to say so.
 * @param {import('pg').Client} client @param {import('./erasures.mjs').Erasure[]} erasures
 * @param {string | null} takenAt when the backup was taken, when it says so
 */
export async function settle(client, erasures, takenAt) {
  await client.query('BEGIN')
  const erased = await applyErasures(client, erasures)
  const ended = await endAccess(client)
  await client.query('DELETE FROM retention_warning')
  await client.query(auditRestore, [JSON.stringify({ takenAt, erased })])
  await client.query('COMMIT')
  return { erased, ended }
}

/** Each organisation sees in its log that it works with a restored copy. */
const auditRestore = `SELECT write_audit_row(id, NULL, 'backup.restore', NULL, $1::jsonb) FROM organisation`
