import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { accountOf } from './sign-in'
import { rowOf, rowsOf } from './database'
import { storeAnswers, type Answers } from './stored-answers'
import { sealedContact, sealedText } from './sealed.mjs'

/** A caller whom no other test meets, with families of their own: what is done to these changes nobody's lists. */
export type OwnCaller = { id: string; organisationId: string; email: string; password: string; url: string | undefined }

export const ownCaller = async (url = process.env.DATABASE_OWNER_URL): Promise<OwnCaller> => {
  const name = `bezoeker-${randomBytes(4).toString('hex')}`
  const email = `${name}@example.org`
  const password = randomBytes(12).toString('base64url')
  const { id, organisationId } = await rowOf<{ id: string; organisationId: string }>(
    `insert into staff (id, organisation_id, email, name, role, password_hash)
     select gen_random_uuid(), organisation_id, $1, $2, 'caller', $3 from staff where email = $4
     returning id, organisation_id as "organisationId"`,
    [email, 'Verzonnen Bezoeker', await hash(password), accountOf('coordinator').email],
    url,
  )
  return { id, organisationId, email, password, url }
}

/** Eight digits behind 06 that no family of the demonstration has, and hardly another test. */
export const ownDigits = () => `0000${randomInt(2000, 10_000)}`

export const ownFamily = async (caller: OwnCaller): Promise<string> => {
  const id = randomUUID()
  const place = { ownerId: id, rowId: id }
  const owner = { organisationId: caller.organisationId, familyId: id }
  const point = await sealedContact(owner, { kind: 'phone', value: '+31 6 0000 0001' })
  await rowOf(
    `with family as (
       insert into family (id, organisation_id, ref, caller_id, home_languages)
       values ($1, $2, $3, $4, '{tr,nl}') returning id),
     school as (select id from school where organisation_id = $2 order by ref limit 1),
     identity as (
       insert into family_identity (family_id, organisation_id, parent_name, safe_hours, may_leave_message)
       values ($1, $2, $5, $6, false)),
     step as (
       insert into next_step (id, organisation_id, family_id, kind, reason, not_before, owner_id)
       values (gen_random_uuid(), $2, $1, 'call', 'first_call', current_date - 1, $4)),
     point as (
       insert into contact_point (id, organisation_id, family_id, kind, value, value_hash, lookups)
       values ($7, $2, $1, 'phone', $8, $9, $10::bytea[]))
     insert into child (id, organisation_id, family_id, position, age, school_id)
     select gen_random_uuid(), $2, $1, place, age, case when place = 0 then school.id end
     from school, (values (0, 8), (1, 2)) as of_family (place, age) returning id`,
    [
      id,
      caller.organisationId,
      `t-${id.slice(0, 8)}`,
      caller.id,
      await sealedText('family_identity.parent_name', place, 'Verzonnen Ouder'),
      await sealedText('family_identity.safe_hours', place, '10-12'),
      point.id,
      point.value,
      point.valueHash,
      point.lookups,
    ],
    caller.url,
  )
  return id
}

/** Nothing has happened with the family for long: its term ends in ten days. */
export const announceFamily = ({ organisationId, url }: OwnCaller, familyId: string) =>
  rowsOf(
    `insert into retention_warning (family_id, organisation_id, kind, counts_from, ends_on, days, counted_on)
     values ($1, $2, 'never_reached', current_date - 355, current_date + 10, 20, current_date)`,
    [familyId, organisationId],
    url,
  )

/** An interview of a family of its own, where it is: `introduction`, the key of a question, `closing`, or ended. */
export const ownInterview = async (caller: OwnCaller, place: string, answers: Answers = {}): Promise<string> => {
  const id = randomUUID()
  const ended = place === 'ended'
  const introduced = place !== 'introduction'
  const { organisationId, id: callerId, url } = caller
  await rowOf(
    `insert into interview (id, organisation_id, family_id, caller_id, ref, channel, chosen_by, state, place, introduced_at,
       ended_at)
     values ($1, $2, $3, $4, $5, 'phone', 'parent', $6::"InterviewState", $7, $8, $9) returning id`,
    [
      id,
      organisationId,
      await ownFamily(caller),
      callerId,
      ended ? `t-${id}` : null,
      ended ? 'completed' : 'open',
      introduced && !ended ? place : 'call_date',
      introduced ? new Date() : null,
      ended ? new Date() : null,
    ],
    url,
  )
  await storeAnswers(id, answers, url)
  return id
}

/** Takes the caller and all of these families away again. */
export const forgetOwnCaller = async ({ id, url }: OwnCaller) => {
  await rowsOf('delete from help_item where owner_id = $1', [id], url)
  await rowsOf('delete from call_lease where staff_id = $1', [id], url)
  await rowsOf('delete from family where caller_id = $1', [id], url)
  // Steps of a family that is somebody else's now, or was this caller's before.
  await rowsOf('delete from next_step where owner_id = $1', [id], url)
  await rowsOf('delete from session where staff_id = $1', [id], url)
  await rowsOf('delete from staff where id = $1', [id], url)
}
