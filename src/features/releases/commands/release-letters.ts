import 'server-only'
import { createTranslator } from 'use-intl/core'
import type { Actor } from '@/domain/access/actor'
import type { Period } from '@/domain/disclosure/policy/publication'
import { locales } from '@/i18n/locale'
import { messagesOf } from '@/i18n/messages'
import { inTransaction, type Transaction } from '@/server/db'
import { env } from '@/server/env'
import { AppError } from '@/server/errors'
import type { NewJob } from '@/server/jobs'
import { hasMail, sendLetter } from '@/server/mail'
import type { Work } from '@/server/work'
import { jobSubject, type ReleaseLetter } from '../schema'

const ofRecipient = { level: true, boardId: true, municipalityId: true } as const
type Recipient = { level: string; boardId: string | null; municipalityId: string }
type Reader = { boardId: string | null; municipalityId: string | null }

const isFor = ({ level, boardId, municipalityId }: Recipient, reader: Reader) =>
  level === 'municipality' ? municipalityId === reader.municipalityId : boardId === reader.boardId

const readersWhere = ({ organisationId }: Actor) => ({ organisationId, role: 'reader' as const, disabledAt: null })

/**
 * A letter for each reader of these revisions. It holds only the ids of what is new for them. Without a mail server there
 * are none.
 */
export const releaseLetters = async (
  tx: Transaction,
  actor: Actor,
  period: Period,
  revisionIds: readonly string[],
): Promise<NewJob[]> => {
  if (!hasMail()) return []
  const releases = await tx.release.findMany({
    where: { organisationId: actor.organisationId, revisions: { some: { id: { in: [...revisionIds] } } } },
    select: { id: true, ...ofRecipient },
  })
  const readers = await tx.staff.findMany({
    where: readersWhere(actor),
    select: { id: true, boardId: true, municipalityId: true },
  })
  return readers.flatMap((reader) => {
    const releaseIds = releases.filter((release) => isFor(release, reader)).map(({ id }) => id)
    const input = { staffId: reader.id, releaseIds }
    return releaseIds.length > 0 ? [{ kind: 'release_letter' as const, subject: jobSubject(period), input }] : []
  })
}

const letterOf = ({ email, name }: { email: string; name: string }, releaseIds: readonly string[]) => {
  const [only] = releaseIds
  const path = releaseIds.length === 1 && only ? `/read/${only}` : '/read'
  const link = new URL(path, env().NEXTAUTH_URL).toString()
  const parts = locales.map((locale) => {
    const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'releases.letter' })
    return { subject: t('subject'), text: t('text', { name, link }) }
  })
  return {
    to: email,
    subject: parts.map(({ subject }) => subject).join(' / '),
    text: parts.map(({ text }) => text).join('\n\n---\n\n'),
  }
}

/**
 * Writes to one reader where the new releases can be read, in both languages and without any figure. Somebody who no longer
 * reads for that recipient gets no letter.
 */
export const sendReleaseLetter = async (actor: Actor, { staffId, releaseIds }: ReleaseLetter, work: Work) => {
  const letter = await inTransaction(async (tx) => {
    const reader = await tx.staff.findFirst({
      where: { ...readersWhere(actor), id: staffId },
      select: { email: true, name: true, boardId: true, municipalityId: true },
    })
    const where = { organisationId: actor.organisationId, id: { in: releaseIds } }
    const releases = reader
      ? await tx.release.findMany({ where, orderBy: { number: 'asc' }, select: { id: true, ...ofRecipient } })
      : []
    const ownIds = reader ? releases.filter((release) => isFor(release, reader)).map(({ id }) => id) : []
    return reader && ownIds.length > 0 ? letterOf(reader, ownIds) : null
  })
  if (letter && !(await sendLetter(letter))) throw new AppError('unavailable', 'letter_refused')
  await inTransaction((tx) => work.finish(tx))
}
