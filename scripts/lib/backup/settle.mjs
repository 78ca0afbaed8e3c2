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
  await client.query(deleteErasedWords)
  const ended = await endAccess(client)
  await client.query('DELETE FROM retention_warning')
  await client.query(auditRestore, [JSON.stringify({ takenAt, erased })])
  await client.query('COMMIT')
  return { erased, ended }
}

/** A backup of before words were sealed has them in clear, in a table that no family leads to, until the next start seals them. */
const deleteErasedWords = 'DELETE FROM clear_text WHERE owner_id IN (SELECT family_id FROM erasure)'

/** Each organisation sees in its log that it works with a restored copy. A row is written in the scope of its organisation alone. */
const auditRestore = `SELECT set_config('nabij.organisation', id::text, true), write_audit_row(id, NULL, 'backup.restore', NULL, $1::jsonb)
  FROM organisation`
