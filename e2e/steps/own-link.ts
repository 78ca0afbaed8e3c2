import { createHash, randomBytes } from 'node:crypto'
import { rowOf, rowsOf } from './database'
import { accountOf } from './sign-in'

type Wanted = { families: 'enough' | 'too few' }

/** The oldest release of a reader's own board: of a week with figures, or of a block without. */
export const publishedTo = async (role: string, { families }: Wanted, url?: string, index = 0): Promise<string> => {
  const asked = families === 'enough' ? "r.level = 'board' and v.families is not null" : 'v.families is null'
  const { id } = await rowOf<{ id: string }>(
    `select r.id from release r join release_revision v on v.release_id = r.id
     join staff s on s.board_id = r.board_id and s.email = $1 where ${asked} order by r.at, r.number limit 1`,
    [accountOf(role, index).email],
    url,
  )
  return id
}

/** A link as a coordinator makes them; it works for `days` from now, or has expired when these are negative. */
export const ownLink = async (releaseId: string, { days = 7 }: { days?: number } = {}, url?: string) => {
  const token = randomBytes(32).toString('base64url')
  await rowsOf(
    `insert into release_link (id, organisation_id, release_id, token_hash, made_by_id, expires_at)
     select gen_random_uuid(), r.organisation_id, r.id, $2, s.id, now() + make_interval(days => $3)
     from release r join staff s on s.organisation_id = r.organisation_id and s.email = $4 where r.id = $1`,
    [releaseId, createHash('sha256').update(token).digest(), days, accountOf('coordinator').email],
    url,
  )
  return token
}

export const revokeOwnLink = (token: string) =>
  rowsOf('update release_link set revoked_at = now() where token_hash = $1', [
    createHash('sha256').update(token).digest(),
  ])
