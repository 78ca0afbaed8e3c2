import 'server-only'
import { keyedHashes } from '@/server/crypto'

/**
 * By which a second request for the same number is answered. Numbers are short, so a plain hash could be tried out: the key
 * is outside the database. Under each secret, the newest first.
 */
export const refHashes = (organisationId: string, ref: string) =>
  keyedHashes('erased ref', `${organisationId}\u0000${ref}`)
