import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can, rolesThatMay } from '@/domain/access/can'
import { localeOf } from '@/i18n/locale'
import { coverIdsOf } from '@/server/absences'
import { dateColumn, today } from '@/server/clock'
import { database, inTransaction, ofOrganisation } from '@/server/db'
import { AppError } from '@/server/errors'
import { sendLetter } from '@/server/mail'
import { jobActor } from '@/server/minted-actor'
import type { Work } from '@/server/work'
import { digestLetter } from '../parts/digest-letter'
import { organisationCounts } from '../parts/organisation-counts'
import { ownCounts } from '../parts/own-counts'
import type { DigestJob } from '../schema'

/** The person as they are now, if they still want the e-mail and may have it. */
const addresseeOf = ({ organisationId }: Actor, staffId: string) =>
  database(ofOrganisation(organisationId)).staff.findFirst({
    where: {
      id: staffId,
      organisationId,
      disabledAt: null,
      role: { in: rolesThatMay('digest.save') },
      digest: { hour: { not: null } },
    },
    select: {
      id: true,
      organisationId: true,
      role: true,
      boardId: true,
      municipalityId: true,
      email: true,
      digest: { select: { locale: true } },
    },
  })

const letterOf = async (person: NonNullable<Awaited<ReturnType<typeof addresseeOf>>>) => {
  const reader = jobActor({
    ...person,
    coversForIds: await coverIdsOf(database(ofOrganisation(person.organisationId)), person.id),
  })
  const organisation = can(reader, 'family.assign') ? await organisationCounts(reader) : {}
  return digestLetter(localeOf(person.digest?.locale), { own: await ownCounts(reader), organisation })
}

/** Takes the day for this letter, or gives it back after the mail server refused. False when a letter of the day has it. */
const markDaySent = async (actor: Actor, staffId: string, day: string) => {
  const { count } = await database(actor).digest.updateMany({
    where: { staffId, OR: [{ sentOn: null }, { sentOn: { lt: dateColumn(day) } }] },
    data: { sentOn: dateColumn(day) },
  })
  return count > 0
}
const resetDay = (actor: Actor, staffId: string) =>
  database(actor).digest.updateMany({ where: { staffId }, data: { sentOn: null } })

/**
 * Sends one person's e-mail of the day, if there is anything to tell and it is still that day. The day is taken before the
 * letter goes out, so a worker that is killed in between sends none rather than two.
 */
export const sendDigest = async (actor: Actor, { staffId, day }: DigestJob, work: Work) => {
  const person = day === today() ? await addresseeOf(actor, staffId) : null
  const letter = person && (await letterOf(person))
  if (letter && (await markDaySent(actor, staffId, day)) && !(await sendLetter({ to: person.email, ...letter }))) {
    await resetDay(actor, staffId)
    throw new AppError('unavailable', 'letter_refused')
  }
  await inTransaction(actor, (tx) => work.finish(tx))
}
