import 'server-only'
import { createTranslator } from 'use-intl/core'
import { recipientRoles, type Actor } from '@/domain/access/actor'
import { locales } from '@/i18n/locale'
import { messagesOf } from '@/i18n/messages'
import { database } from '@/server/db'
import { env } from '@/server/env'
import { sendLetter } from '@/server/mail'

/** The readers of these revisions, each with what is new for them; no figure goes with a letter. */
const readersOf = async (actor: Actor, revisionIds: readonly string[]) => {
  const releases = await database().release.findMany({
    where: { organisationId: actor.organisationId, revisions: { some: { id: { in: [...revisionIds] } } } },
    select: { id: true, level: true, boardId: true, municipalityId: true },
  })
  const readers = await database().staff.findMany({
    where: { organisationId: actor.organisationId, role: { in: [...recipientRoles] }, disabledAt: null },
    select: { email: true, name: true, boardId: true, municipalityId: true },
  })
  return readers.flatMap((reader) => {
    const own = releases.filter(({ level, boardId, municipalityId }) =>
      level === 'municipality' ? municipalityId === reader.municipalityId : boardId === reader.boardId,
    )
    return own.length > 0 ? [{ ...reader, releases: own.map(({ id }) => id) }] : []
  })
}

/** Tells each reader where to read it, in both languages. Says how many letters the mail server took. */
export const mailRecipients = async (actor: Actor, revisionIds: readonly string[]): Promise<number> => {
  const readers = await readersOf(actor, revisionIds)
  const sent = await Promise.all(
    readers.map(({ email, name, releases }) => {
      const [only] = releases
      const path = releases.length === 1 && only ? `/read/${only}` : '/read'
      const link = new URL(path, env().NEXTAUTH_URL).toString()
      const parts = locales.map((locale) => {
        const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'releases.letter' })
        return { subject: t('subject'), text: t('text', { name, link }) }
      })
      return sendLetter({
        to: email,
        subject: parts.map(({ subject }) => subject).join(' / '),
        text: parts.map(({ text }) => text).join('\n\n---\n\n'),
      })
    }),
  )
  return sent.filter(Boolean).length
}
