/** People of a real organisation, who sign in in two steps. */
import { randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { Secret, TOTP } from 'otpauth'
import { rowOf, rowsOf } from './database'

export type Newcomer = { id: string; organisationId: string; email: string; password: string; url: string | undefined }

/** Somebody with a password and no factor yet, in an organisation of their own that is no demonstration. */
export const ownNewcomer = async (url = process.env.DATABASE_OWNER_URL): Promise<Newcomer> => {
  const email = `nieuw-${randomBytes(4).toString('hex')}@example.org`
  const password = randomBytes(12).toString('base64url')
  const { id, organisationId } = await rowOf<{ id: string; organisationId: string }>(
    `with organisation as (
       insert into organisation (id, name) values (gen_random_uuid(), 'Verzonnen Vereniging') returning id)
     insert into staff (id, organisation_id, email, name, role, password_hash)
     select gen_random_uuid(), organisation.id, $1, 'Verzonnen Nieuweling', 'coordinator', $2 from organisation
     returning id, organisation_id as "organisationId"`,
    [email, await hash(password)],
    url,
  )
  return { id, organisationId, email, password, url }
}

/** Somebody whose account asks for the code of an app that nobody has. */
export const ownHalfway = async (url = process.env.DATABASE_OWNER_URL): Promise<Newcomer> => {
  const newcomer = await ownNewcomer(url)
  await rowOf(
    `insert into factor (id, organisation_id, staff_id, kind, seed, last_step, last_used_at)
     values (gen_random_uuid(), $1, $2, 'totp', $3, 0, now()) returning id`,
    [newcomer.organisationId, newcomer.id, randomBytes(48)],
    url,
  )
  return newcomer
}

export const forgetNewcomer = async ({ id, organisationId, url }: Newcomer) => {
  await rowsOf('delete from session where staff_id = $1', [id], url)
  await rowsOf('delete from staff where id = $1', [id], url)
  await rowsOf('delete from organisation where id = $1', [organisationId], url)
}

/** Their sessions, as if they had shown who they are too long ago for a step-up: a journey is about what then happens, not about the time. */
export const makeStale = ({ id, url }: Newcomer) =>
  rowsOf(
    `update session set verified_at = now() - interval '11 minutes' where staff_id = $1 and ended_at is null`,
    [id],
    url,
  )

/** What the app on the phone shows, `later` periods of thirty seconds from now. */
export const codeOf = (secret: string, later = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({
    timestamp: Date.now() + later * 30_000,
  })
