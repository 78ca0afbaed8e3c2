import 'server-only'
import { createTranslator } from 'use-intl/core'
import type { Actor } from '@/domain/access/actor'
import { locales } from '@/i18n/locale'
import { messagesOf } from '@/i18n/messages'
import { inTransaction } from '@/server/db'
import { env } from '@/server/env'
import { AppError } from '@/server/errors'
import { sendLetter } from '@/server/mail'
import type { Work } from '@/server/work'
import { isForReader, readersWhere, recipientColumns } from '../parts/release-letters'
import type { ReleaseLetter } from '../schema'

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
 * Tells one reader where to read what is new, in both languages; no figure goes with a letter. Who is no reader of it any more
 * gets none.
 */
export const sendReleaseLetter = async (actor: Actor, { staffId, releaseIds }: ReleaseLetter, work: Work) => {
  const letter = await inTransaction(actor, async (tx) => {
    const reader = await tx.staff.findFirst({
      where: { ...readersWhere(actor), id: staffId },
      select: { email: true, name: true, boardId: true, municipalityId: true },
    })
    const where = { organisationId: actor.organisationId, id: { in: releaseIds } }
    const releases = reader
      ? await tx.release.findMany({ where, orderBy: { number: 'asc' }, select: { id: true, ...recipientColumns } })
      : []
    const ownIds = reader ? releases.filter((release) => isForReader(release, reader)).map(({ id }) => id) : []
    return reader && ownIds.length > 0 ? letterOf(reader, ownIds) : null
  })
  if (letter && !(await sendLetter(letter))) throw new AppError('unavailable', 'letter_refused')
  await inTransaction(actor, (tx) => work.finish(tx))
}
