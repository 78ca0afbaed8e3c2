import 'server-only'
import { createTranslator } from 'use-intl/core'
import { locales } from '@/i18n/locale'
import { messagesOf } from '@/i18n/messages'
import type { Actor } from '@/domain/access/actor'
import { now } from '@/server/clock'
import { Prisma, type Transaction } from '@/server/db'
import { enqueueLetters } from '@/server/jobs'
import { identityProvider } from '@/server/identity-provider'
import { hasMail, sendLetter } from '@/server/mail'
import type { LinkPurpose, StaffLetter } from '../schema'
import { revokeLinks } from './links'
import { passwordsAreOn } from './local-password'

type Addressee = { email: string; name: string }

// The language of somebody who has not signed in is unknown, so the letter has both. Its subject holds no name.
type Values = { name: string; hours: number; minutes: number; link: string; provider: string }

const inEachLanguage = (purpose: LinkPurpose | 'invitation_by_provider', values: Values) =>
  locales.map((locale) => {
    const t = createTranslator({ locale, messages: messagesOf(locale), namespace: `staff.letters.${purpose}` })
    return { subject: t('subject'), text: t('text', values) }
  })

/**
 * Returns whether the mail server accepted the letter. Without a mail server, or after a refusal, the link must be handed
 * over.
 */
export const sendLink = async (to: Addressee, purpose: LinkPurpose, link: string, hours: number): Promise<boolean> => {
  const provider = identityProvider()?.name ?? ''
  const kind = purpose === 'invitation' && !passwordsAreOn() ? 'invitation_by_provider' : purpose
  const parts = inEachLanguage(kind, { name: to.name, hours, minutes: hours * 60, link, provider })
  return sendLetter({
    to: to.email,
    subject: parts.map((part) => part.subject).join(' / '),
    text: parts.map((part) => part.text).join('\n\n---\n\n'),
  })
}

/**
 * Dismisses that a letter of this purpose could not be sent to this person, and returns whether there was one: the link was
 * sent or handed over since, or used.
 */
export const dismissFailedLetters = async (
  tx: Transaction,
  organisationId: string,
  { staffId, purpose }: StaffLetter,
) => {
  const { count } = await tx.job.updateMany({
    where: {
      organisationId,
      kind: 'staff_letter',
      subject: staffId,
      input: { path: ['purpose'], equals: purpose },
      state: { in: ['refused', 'failed'] },
      dismissedAt: null,
    },
    data: { dismissedAt: now(), input: Prisma.DbNull },
  })
  return count > 0
}

/**
 * Enqueues the mail with the link, in the transaction that makes it necessary. An earlier link stops working. Returns false
 * when the link must be handed over: there is no mail server, or it refused a letter of this purpose before.
 */
export const enqueueLetter = async (tx: Transaction, actor: Actor, letter: StaffLetter): Promise<boolean> => {
  const { staffId, purpose } = letter
  if (!hasMail()) return false
  if (actor.kind === 'staff' && (await dismissFailedLetters(tx, actor.organisationId, letter))) return false
  await revokeLinks(tx, staffId, purpose)
  await enqueueLetters(tx, actor, [{ kind: 'staff_letter', subject: staffId, input: letter }])
  return true
}
