import 'server-only'
import { createTranslator } from 'use-intl/core'
import type { Actor } from '@/domain/access/actor'
import { locales } from '@/i18n/locale'
import { messagesOf } from '@/i18n/messages'
import { inTransaction, type Transaction } from '@/server/db'
import { env } from '@/server/env'
import { AppError } from '@/server/errors'
import { identityProvider } from '@/server/identity-provider'
import { sendLetter } from '@/server/mail'
import type { Work } from '@/server/work'
import type { AccessLetter } from '../schema'

const namesOf = async (tx: Transaction, organisationId: string, ids: readonly string[]) => {
  const where = { organisationId, id: { in: [...ids] } }
  const rows = await tx.staff.findMany({ where, select: { id: true, name: true, email: true, disabledAt: true } })
  return new Map(rows.map((row) => [row.id, row]))
}

const letterOf = (
  { notice, kind, from, to, byGroups }: AccessLetter,
  names: { name: string; about: string; by: string | null },
) => {
  const parts = locales.map((locale) => {
    const messages = messagesOf(locale)
    const t = createTranslator({ locale, messages, namespace: 'staff.access' })
    const role = createTranslator({ locale, messages, namespace: 'frame.roles' })
    const values = {
      ...names,
      by: names.by ?? t(byGroups ? 'provider' : 'operator'),
      from: from === null ? t('nothing') : role(from),
      to: to === null ? t('nothing') : role(to),
      link: new URL('/account', env().NEXTAUTH_URL).toString(),
      provider: identityProvider()?.name ?? '',
    }
    const text = notice === 'requested' ? t(`letters.requested.${kind}`, values) : t(`letters.${notice}`, values)
    return { subject: t(`letters.subjects.${notice}`), text: `${t('letters.greeting', values)}\n\n${text}` }
  })
  return {
    subject: parts.map(({ subject }) => subject).join(' / '),
    text: parts.map(({ text }) => text).join('\n\n---\n\n'),
  }
}

/** Tells one person what became of somebody's access, in both languages. Whoever is disabled since gets nothing. */
export const sendAccessLetter = async (actor: Actor, input: AccessLetter, work: Work) => {
  const letter = await inTransaction(actor, async (tx) => {
    const { staffId, aboutId, byId } = input
    const people = await namesOf(tx, actor.organisationId, byId ? [staffId, aboutId, byId] : [staffId, aboutId])
    const addressee = people.get(staffId)
    if (!addressee || addressee.disabledAt) return null
    const by = byId ? (people.get(byId)?.name ?? null) : null
    const names = { name: addressee.name, about: people.get(aboutId)?.name ?? '', by }
    return { to: addressee.email, ...letterOf(input, names) }
  })
  if (letter && !(await sendLetter(letter))) throw new AppError('unavailable', 'letter_refused')
  await inTransaction(actor, (tx) => work.finish(tx))
}
