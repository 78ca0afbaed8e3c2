/** Callers who are signed in, and the interviews in which they write. Their rows are made up and stand in no demonstration. */
import { randomBytes, randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { signIn } from './http.mjs'

/** @typedef {{ staffId: string, organisationId: string, email: string, password: string, cookie: string }} Seat */

/** An organisation in which a password is enough to sign in. @param {import('./world.mjs').Database} database */
async function insertOrganisation(database) {
  const id = randomUUID()
  await database.query(
    `insert into organisation (id, name, is_demonstration) values ($1, 'Verzonnen Organisatie', true)`,
    [id],
  )
  return id
}

/** @param {import('./world.mjs').World} world */
export async function openSeats({ database, texts, app }) {
  const organisationId = await insertOrganisation(database)
  const password = randomBytes(12).toString('base64url')
  const passwordHash = await hash(password)
  /** @type {Map<string, Seat[]>} */
  const seatsByRole = new Map()

  /** Somebody who is not signed in. */
  const newPerson = async (role) => {
    const staffId = randomUUID()
    const email = `${role}-${staffId.slice(0, 8)}@example.org`
    await database.query(
      `insert into staff (id, organisation_id, email, name, role, password_hash) values ($1, $2, $3, 'Verzonnen Mens', $4, $5)`,
      [staffId, organisationId, email, role, passwordHash],
    )
    return { staffId, organisationId, email, password }
  }

  /** @returns {Promise<Seat>} */
  const newSeat = async (role) => {
    const person = await newPerson(role)
    return { ...person, cookie: await signIn(app, person) }
  }

  /** The first so many people of a role. Signing in costs a second of the processor, so they stay signed in. */
  const seats = async (count, role = 'caller') => {
    const open = seatsByRole.get(role) ?? []
    seatsByRole.set(role, open)
    while (open.length < count) open.push(await newSeat(role))
    return open.slice(0, count)
  }

  /** An open interview of a family of this caller, in which nothing was said but its date. @param {Seat} seat */
  const newInterview = async ({ staffId }) => {
    const [id, familyId] = [randomUUID(), randomUUID()]
    const yesterday = new Date(Date.now() - 24 * 60 * 60_000).toISOString().slice(0, 10)
    const place = { ownerId: familyId, rowId: `${id}/call_date` }
    const callDate = texts.sealText('answer.value', place, JSON.stringify(yesterday))
    await database.query(
      `with family as (
         insert into family (id, organisation_id, ref, caller_id, home_languages) values ($2::uuid, $3, $2::uuid::text, $4, '{nl}')),
       interview as (
         insert into interview (id, organisation_id, family_id, caller_id, channel, chosen_by, state, place, introduced_at)
         values ($1, $3, $2, $4, 'phone', 'parent', 'open', 'internet', now()))
       insert into answer (interview_id, key, organisation_id, value) values ($1, 'call_date', $3, $5)`,
      [id, familyId, organisationId, staffId, Buffer.from(callDate)],
    )
    return { id, familyId }
  }

  return { organisationId, seats, newPerson, newSeat, newInterview }
}

/** @typedef {Awaited<ReturnType<typeof openSeats>>} Seats */
