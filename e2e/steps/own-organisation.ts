import { randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import type { Guest } from '../pages'
import { rowOf, rowsOf } from './database'
import type { OwnCaller } from './own-families'

/**
 * An organisation that no other test meets, with two coordinators and a caller: what is imported here changes nobody's lists,
 * and a question that is added changes nobody's calls.
 */
export type OwnOrganisation = { id: string; coordinator: OwnCaller; colleague: OwnCaller; caller: OwnCaller }

/** A member of an organisation. A reader reads for its first municipality. */
export const ownMember = async (
  organisationId: string,
  role: Exclude<Guest, 'nobody' | 'visitor'>,
  url = process.env.DATABASE_OWNER_URL,
): Promise<OwnCaller> => {
  const email = `${role}-${randomBytes(4).toString('hex')}@example.org`
  const password = randomBytes(12).toString('base64url')
  const { id } = await rowOf<{ id: string }>(
    `insert into staff (id, organisation_id, email, name, role, password_hash, municipality_id)
     values (gen_random_uuid(), $1, $2, $3, $4::"Role", $5,
       case $4 when 'reader' then (select id from municipality where organisation_id = $1 order by ref limit 1) end)
     returning id`,
    [
      organisationId,
      email,
      role === 'caller' ? 'Verzonnen Beller' : 'Verzonnen Coördinator',
      role,
      await hash(password),
    ],
    url,
  )
  return { id, organisationId, email, password, url }
}

export const ownOrganisation = async (url = process.env.DATABASE_OWNER_URL): Promise<OwnOrganisation> => {
  const { id } = await rowOf<{ id: string }>(
    `insert into organisation (id, name, is_demonstration, exports_persons)
     values (gen_random_uuid(), 'Verzonnen Organisatie', true, true) returning id`,
    [],
    url,
  )
  // The children of its families go to a school.
  await rowOf(
    `with municipality as (
       insert into municipality (id, organisation_id, ref, name) values (gen_random_uuid(), $1, 'M', 'Proefstad') returning id),
     board as (
       insert into school_board (id, organisation_id, ref, name) values (gen_random_uuid(), $1, 'B', 'Proefbestuur') returning id)
     insert into school (id, organisation_id, ref, name, board_id, municipality_id)
     select gen_random_uuid(), $1, 'S', 'Verzonnen School', board.id, municipality.id from board, municipality returning id`,
    [id],
    url,
  )
  return {
    id,
    coordinator: await ownMember(id, 'coordinator', url),
    colleague: await ownMember(id, 'coordinator', url),
    caller: await ownMember(id, 'caller', url),
  }
}

/** Takes the organisation and all that is in it away again. Families take their calls with them. */
export const forgetOwnOrganisation = async ({ id }: OwnOrganisation) => {
  for (const table of ['job', 'family', 'school', 'school_board', 'municipality', 'own_question', 'session', 'staff'])
    await rowsOf(`delete from ${table} where organisation_id = $1`, [id])
  await rowsOf('delete from organisation where id = $1', [id])
}
