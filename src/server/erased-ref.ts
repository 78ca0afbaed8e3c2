/**
 * The keyed hashes of the number of an erased family, by which a second request for the same number is answered. Numbers are
 * short, so a plain hash could be tried out: the key is outside the database. Under each secret, the newest first.
 */
import 'server-only'
import { keyedHashes } from './crypto'

export const refHashes = (organisationId: string, ref: string) =>
  keyedHashes('erased ref', `${organisationId}\u0000${ref}`)
