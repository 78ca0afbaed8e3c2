import { randomBytes, randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { rowsOf } from './database'

export type OwnCoordinator = { id: string; email: string; password: string }

/** An organisation whom no other test meets, with two coordinators: what is imported here changes nobody's lists. */
export type OwnOrganisation = { id: string; coordinator: OwnCoordinator; colleague: OwnCoordinator }

const aCoordinator = async (organisation: string): Promise<OwnCoordinator> => {
  const id = randomUUID()
  const email = `${id}@example.org`
  const password = randomBytes(12).toString('base64url')
  await rowsOf(
    `insert into staff (id, organisation_id, email, name, role, password_hash)
     values ($1, $2, $3, 'Verzonnen Coördinator', 'coordinator', $4)`,
    [id, organisation, email, await hash(password)],
  )
  return { id, email, password }
}

export const ownOrganisation = async (): Promise<OwnOrganisation> => {
  const id = randomUUID()
  await rowsOf(`insert into organisation (id, name) values ($1, 'Verzonnen Organisatie')`, [id])
  return { id, coordinator: await aCoordinator(id), colleague: await aCoordinator(id) }
}

/** Takes the organisation and everything in it away again. */
export const forgetOwnOrganisation = async ({ id }: OwnOrganisation) => {
  await rowsOf('delete from job where organisation_id = $1', [id])
  await rowsOf('delete from family where organisation_id = $1', [id])
  for (const table of ['school', 'school_board', 'municipality'])
    await rowsOf(`delete from ${table} where organisation_id = $1`, [id])
  await rowsOf('delete from session where organisation_id = $1', [id])
  await rowsOf('delete from staff where organisation_id = $1', [id])
  await rowsOf('delete from organisation where id = $1', [id])
}
