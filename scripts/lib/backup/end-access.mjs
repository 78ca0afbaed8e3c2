/**
 * What opened something at the time of the backup opens nothing in a restored copy: it may have been taken back since. People sign
 * in again with password and second factor, and make new links.
 */
const statements = {
  sessions: 'UPDATE session SET ended_at = now() WHERE ended_at IS NULL',
  one_time_links: 'UPDATE one_time_link SET expires_at = now() WHERE used_at IS NULL AND expires_at > now()',
  access_requests: 'UPDATE access_request SET expires_at = now() WHERE decided_at IS NULL AND expires_at > now()',
  release_links: 'UPDATE release_link SET revoked_at = now() WHERE revoked_at IS NULL AND expires_at > now()',
  calendar_feeds: 'DELETE FROM calendar_feed',
  call_leases: 'DELETE FROM call_lease',
  rooms: `UPDATE room SET closed_at = now(), closed_as = 'restored' WHERE closed_at IS NULL`,
  room_links: 'DELETE FROM room_link',
  room_seats:
    'UPDATE room_seat SET key_hash = NULL, arrival = NULL, stream = NULL WHERE key_hash IS NOT NULL OR arrival IS NOT NULL',
  known_devices: 'DELETE FROM known_device',
}

/** @param {import('pg').Client} client @returns {Promise<Record<string, number>>} how many of each */
export async function endAccess(client) {
  const ended = {}
  for (const [name, statement] of Object.entries(statements)) ended[name] = (await client.query(statement)).rowCount
  return ended
}
