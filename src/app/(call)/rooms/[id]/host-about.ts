import { getTranslations } from 'next-intl/server'
import { callCard } from '@/features/families/queries/call-card'
import { interviewStart } from '@/features/interviews/queries/interview-start'
import type { HostAbout } from '@/features/rooms/components/host-about'
import type { RoomForHost } from '@/features/rooms/queries/room-for-host'
import type { StaffActor } from '@/domain/access/actor'
import { offeredInterpreters } from '@/domain/calls/interpreters'
import { emailOf, mobileOf } from '@/domain/calls/reminder'
import { plansForbiddenMessage, type ContactPreferences } from '@/domain/people/contact-preferences'
import { messageRefusal, offeredLinks } from '@/domain/people/outgoing-message'
import { orNotFound } from '@/server/page'

/** In words what was agreed for a line that drops, unless that is a call back. */
const otherPlanOf = async (preferences: ContactPreferences): Promise<string | null> => {
  const { lineDropPlan } = preferences
  if (!lineDropPlan || lineDropPlan === 'call_back' || plansForbiddenMessage(preferences)) return null
  return (await getTranslations('contact'))(`lineDropPlans.${lineDropPlan}`)
}

/** What the room's page shows of the family: how it is reached safely, and which interview is under way. */
export const hostAbout = async (actor: StaffActor, roomId: string, host: RoomForHost): Promise<HostAbout> => {
  const { familyId, room, numberEndings } = host
  const [card, start] = await orNotFound(() =>
    Promise.all([callCard(actor, familyId), interviewStart(actor, familyId)]),
  )
  const activePoints = card.contactPoints.filter(({ state }) => state === 'active')
  const family = { mayCall: card.mayCall, mayLeaveMessage: card.preferences.mayLeaveMessage }
  const [mobile, email] = [mobileOf(activePoints), emailOf(activePoints)]
  return {
    roomId,
    familyId,
    parentName: host.parentName || card.ref,
    interpreters: offeredInterpreters(host.interpreterChoices.interpreters).map(({ id, name }) => ({ id, name })),
    bookedId: host.bookedInterpreterId ?? '',
    writing: { sms: mobile && `sms:${mobile}`, mail: email && `mailto:${email}`, refusal: messageRefusal(family) },
    endings: [...new Set(numberEndings)],
    otherPlan: await otherPlanOf(card.preferences),
    stopWord: card.preferences.stopWord,
    stopWordAdvice: (await getTranslations('contact.card'))('stopWordAdvice'),
    numbers: activePoints.filter(({ kind }) => kind === 'phone').flatMap((point) => offeredLinks(point, family)),
    expectation: host.agreed ? { ...card.meeting.expectation, agreed: host.agreed } : card.meeting.expectation,
    interviewId: room.interviewId,
    openInterviewId: start.openInterview?.id ?? null,
    hasEnded: room.interviewId !== null && start.openInterview?.id !== room.interviewId,
  }
}
