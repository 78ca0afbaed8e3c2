/**
 * Reads what the interview's screen shows: answers with their versions, the position, answers offered from earlier
 * interviews and the family's record, open conflicts, agreed help and help of earlier. It does not read the parent's name:
 * the screen says "gezin 0147".
 */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { endingOf } from '@/domain/calls/call-ending'
import { dateAt } from '@/domain/dates'
import { instrumentWith } from '@/domain/instrument/instrument'
import { offeredAnswers } from '@/domain/instrument/offered'
import { authorize } from '@/server/authorize'
import { schoolChoices } from '@/server/choices'
import { database, type Prisma } from '@/server/db'
import { dayOfColumn } from '@/server/clock'
import { requireCall } from '@/server/require-call'
import { needTypeOf } from '@/server/need-type'
import { organisationWithOwnQuestions, ownQuestionsAt } from '@/server/own-questions'
import { callScope, callSubject } from '@/server/scope'
import { earlierAnswers } from '../parts/earlier-answers'
import { earlierHelp } from '../parts/earlier-help'
import { familyOfCall } from '../parts/family-of-call'
import {
  answerFields,
  openConflicts,
  answersIn,
  conflictOf,
  handedOverOf,
  mayOnlyFinish,
} from '../parts/stored-answers'
import { talkChoices } from '../parts/talk-request'

const interviewFields = (staffId: string) =>
  ({
    id: true,
    instrumentVersion: true,
    state: true,
    breakReason: true,
    channel: true,
    place: true,
    later: true,
    introducedAt: true,
    startedAt: true,
    endedAt: true,
    callerId: true,
    familyId: true,
    answers: { select: answerFields },
    changes: openConflicts,
    helpItems: {
      select: {
        id: true,
        type: true,
        text: true,
        state: true,
        suggestedBy: true,
        version: true,
        dueOn: true,
        owner: { select: { id: true, name: true } },
      },
      orderBy: { createdAt: 'asc' as const },
    },
    checkIns: { where: { staffId }, select: { feeling: true, text: true, shared: true } },
  }) satisfies Prisma.InterviewSelect

export const interviewForm = async (actor: StaffActor, id: string) => {
  const row = await requireCall(
    actor,
    'interview.read',
    id,
    await database(actor).interview.findFirst({
      where: { id, ...callScope(actor) },
      select: interviewFields(actor.staffId),
    }),
  )
  const family = await familyOfCall(actor, row)
  const interview = { ...row, family }
  await authorize(actor, 'interview.read', callSubject(interview))
  // A caller who only finishes a begun call, after the family went to another caller, sees nothing that others wrote since.
  const finishes = mayOnlyFinish(actor, interview)
  const isMine = interview.callerId === actor.staffId || family.isHeld
  const isRepeat = family.endedInterviews - (interview.endedAt ? 1 : 0) > 0
  const [talk, schools, organisation, helpToAsk] = await Promise.all([
    isMine ? talkChoices(actor, id) : { people: [], withId: null },
    schoolChoices(actor.organisationId),
    organisationWithOwnQuestions(database(actor), actor.organisationId),
    finishes ? [] : earlierHelp(actor, interview),
  ])
  const ownQuestions = ownQuestionsAt(organisation.ownQuestions, {
    startedAt: interview.startedAt,
    answeredKeys: interview.answers.map(({ key }) => key),
  })
  const instrument = instrumentWith(
    interview.instrumentVersion,
    ownQuestions.map(({ question }) => question),
  )
  return {
    id: interview.id,
    familyId: interview.familyId,
    familyRef: family.ref,
    /** Who interpreted; the screen of the call does not take it. */
    interpreter: family.interpreter,
    instrumentVersion: interview.instrumentVersion,
    ownQuestions: ownQuestions.map(({ question }) => question),
    ownTexts: ownQuestions.map(({ texts }) => texts),
    state: interview.state,
    ending: endingOf(interview),
    startedOn: dateAt(interview.startedAt),
    channel: interview.channel,
    repeat: isRepeat,
    endedAt: interview.endedAt,
    handedOver: handedOverOf(actor, interview),
    /** Whether the actor holds the call, and so has a check-in: who began it, spoke in it, or is calling the family now. */
    isMine,
    place: interview.place,
    later: interview.later,
    introduced: interview.introducedAt !== null,
    answers: answersIn(interview),
    conflicts: interview.changes.map((change) => conflictOf(actor, id, change)),
    offered: finishes ? {} : offeredAnswers(instrument, family, await earlierAnswers(actor, interview, instrument)),
    earlierHelp: helpToAsk,
    help: interview.helpItems.map(({ dueOn, owner, ...help }) => ({
      ...help,
      type: needTypeOf(help),
      owner: !owner || owner.id === actor.staffId ? ('me' as const) : ('kept' as const),
      ownerName: !owner || owner.id === actor.staffId ? null : owner.name,
      dueOn: dueOn && dayOfColumn(dueOn),
    })),
    talk,
    checkIn: interview.checkIns[0] ?? null,
    schools: schools.map(({ ref, name }) => ({ ref, name })),
    organisation: organisation.name,
  }
}

/** What the interview's screen takes. The texts of own questions reach it in its wordings. */
export type InterviewForm = Omit<Awaited<ReturnType<typeof interviewForm>>, 'ownTexts' | 'interpreter'>
