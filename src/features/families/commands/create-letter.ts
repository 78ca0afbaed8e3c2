import 'server-only'
import { createTranslator } from 'use-intl/core'
import type { StaffActor } from '@/domain/access/actor'
import { isolatedText } from '@/domain/isolated-text'
import { messageRefusal } from '@/domain/people/outgoing-message'
import { phoneNumber } from '@/domain/people/phone-number'
import { longDay } from '@/i18n/format'
import { messagesOf } from '@/i18n/messages'
import { authorize, requireFound } from '@/server/authorize'
import { today } from '@/server/clock'
import { database, ofOrganisation } from '@/server/db'
import { AppError } from '@/server/errors'
import { printPdf } from '@/server/print-pdf'
import { recordView } from '@/server/record-view'
import { requireRoom } from '@/server/request-room'
import { familyScope, holderColumns, holdersOf } from '@/server/scope'
import type { CreateLetter } from '../schema'

const requireFamily = async (actor: StaffActor, id: string) =>
  requireFound(
    await database(actor).family.findFirst({
      where: { ...familyScope(actor), AND: { id } },
      select: {
        id: true,
        organisationId: true,
        mayCall: true,
        ...holderColumns,
        identity: { select: { parentName: true, nameToUse: true, address: true, mayLeaveMessage: true } },
      },
    }),
    { actor, verb: 'family.print_letter', id },
  )

const senderOf = async ({ organisationId, staffId }: StaffActor) => {
  const [organisation, staff] = await Promise.all([
    database(ofOrganisation(organisationId)).organisation.findFirstOrThrow({
      where: { id: organisationId },
      select: { name: true },
    }),
    database(ofOrganisation(organisationId)).staff.findFirstOrThrow({ where: { id: staffId }, select: { name: true } }),
  ])
  return { organisation: organisation.name, signature: staff.name }
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/**
 * A letter to a parent without a number that works: would they call. It says nothing about why, because somebody else may
 * open it, and uses the name that the parent wants. Refused unless the parent said that a message may be left.
 */
export const createLetter = async (actor: StaffActor, { familyId, language, callBackNumber }: CreateLetter) => {
  const { id, organisationId, identity, mayCall, ...holders } = await requireFamily(actor, familyId)
  await authorize(actor, 'family.print_letter', { id, organisationId, ...holdersOf(holders) })
  await requireRoom('letter', actor, 'family.print_letter')
  const refusal = messageRefusal({ mayCall, mayLeaveMessage: identity?.mayLeaveMessage ?? null })
  if (refusal) throw new AppError('locked', refusal)
  const address = linesOf(identity?.address ?? '')
  if (!identity || address.length === 0) throw new AppError('invalid', 'address_needed')
  const name = identity.nameToUse || identity.parentName
  const t = createTranslator({ locale: language, messages: messagesOf(language), namespace: 'agenda.letter' })
  const number = phoneNumber(callBackNumber)?.shown ?? callBackNumber
  const bytes = await printPdf('letter', {
    ...(await senderOf(actor)),
    locale: language,
    title: t('title'),
    day: today(),
    dayText: longDay(today(), language),
    address: [name, ...address],
    greeting: t('greeting', { name: isolatedText(name) }),
    paragraphs: [`${t('wish')} ${t('number', { number: isolatedText(number) })}`, t('alternative')],
    closing: t('closing'),
  })
  await recordView(actor, {
    verb: 'family.print_letter',
    part: 'copy',
    subjectId: familyId,
    families: [familyId],
    detail: { language },
  })
  return { pdf: Buffer.from(bytes).toString('base64') }
}
