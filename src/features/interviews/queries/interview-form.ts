/**
 * Reads what the interview's screen shows: answers with their versions, the position, values offered from the family's
 * record and the last interview, open conflicts and agreed help. It does not read the parent's name: the screen says "gezin
 * 0147".
 */
import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { CallDetailKey } from '@/domain/instrument/call-details'
import { instrumentOf, type Instrument } from '@/domain/instrument/instrument'
import { offeredValues } from '@/domain/instrument/offered'
import { authorize } from '@/server/authorize'
import { schoolChoices } from '@/server/choices'
import { database, type Prisma } from '@/server/db'
import { dayOfColumn } from '@/server/clock'
import { requireCall } from '@/server/require-call'
import { needTypeOf } from '@/server/need-type'
import { organisationWithOwnQuestions, ownQuestionsAt } from '@/server/own-questions'
import { callScope, callSubject } from '@/server/scope'
import { storedValue } from '@/server/stored-answer'
import {
  answerFields,
  openConflicts,
  answersIn,
  conflictOf,
  handedOverOf,
  mayOnlyFinish,
} from '../parts/stored-answers'

const interviewFields = {
  id: true,
  instrumentVersion: true,
  state: true,
  channel: true,
  place: true,
  later: true,
  introducedAt: true,
  startedAt: true,
  endedAt: true,
  callerId: true,
  familyId: true,
  family: {
    select: {
      ref: true,
      callerId: true,
      caller: { select: { name: true } },
      homeLanguages: true,
      children: { select: { age: true, school: { select: { ref: true } } }, orderBy: { position: 'asc' as const } },
      _count: { select: { interviews: { where: { state: { in: ['completed', 'broken_off'] } } } } },
      helpItems: {
        where: { state: { in: ['open', 'done'] } },
        select: { id: true, type: true, state: true, interviewId: true },
      },
    },
  },
  answers: { select: answerFields },
  changes: openConflicts,
  helpItems: {
    select: {
      id: true,
      type: true,
      text: true,
      state: true,
      suggestedBy: true,
      dueOn: true,
      owner: { select: { id: true, name: true } },
    },
    orderBy: { createdAt: 'asc' as const },
  },
  checkIn: { select: { staffId: true, feeling: true, text: true, shared: true } },
} satisfies Prisma.InterviewSelect

/** The answers of the family's last ended interview that may be offered again. */
const lastAnswers = async (familyId: string, id: string, instrument: Instrument) => {
  const keys = instrument.questions.filter(({ offered }) => offered).map(({ key }) => key)
  const last = await database().interview.findFirst({
    where: { familyId, id: { not: id }, state: { in: ['completed', 'broken_off'] } },
    orderBy: { endedAt: 'desc' },
    select: {
      id: true,
      answers: {
        where: { key: { in: keys }, missing: null },
        select: { key: true, value: true },
      },
    },
  })
  return last ? Object.fromEntries(last.answers.map((row) => [row.key, storedValue(last.id, row)])) : {}
}

export const interviewForm = async (actor: StaffActor, id: string) => {
  const interview = await requireCall(
    actor,
    'interview.read',
    id,
    await database().interview.findFirst({ where: { id, ...callScope(actor) }, select: interviewFields }),
  )
  await authorize(actor, 'interview.read', callSubject(interview))
  // A caller who only finishes a begun call, after the family went to another caller, sees nothing that others wrote since.
  const finishes = mayOnlyFinish(actor, interview)
  const [last, schools, organisation] = await Promise.all([
    finishes ? {} : lastAnswers(interview.familyId, id, instrumentOf(interview.instrumentVersion)),
    schoolChoices(actor.organisationId),
    organisationWithOwnQuestions(database(), actor.organisationId),
  ])
  const { family } = interview
  const ownQuestions = ownQuestionsAt(organisation.ownQuestions, {
    startedAt: interview.startedAt,
    answeredKeys: interview.answers.map(({ key }) => key),
  })
  return {
    id: interview.id,
    familyId: interview.familyId,
    familyRef: family.ref,
    instrumentVersion: interview.instrumentVersion,
    ownQuestions: ownQuestions.map(({ question }) => question),
    ownTexts: ownQuestions.map(({ texts }) => texts),
    state: interview.state,
    channel: interview.channel,
    repeat: family._count.interviews - (interview.endedAt ? 1 : 0) > 0,
    endedAt: interview.endedAt,
    handedOver: handedOverOf(actor, interview),
    isMine: interview.callerId === actor.staffId,
    place: interview.place,
    later: interview.later,
    introduced: interview.introducedAt !== null,
    answers: answersIn(interview),
    conflicts: interview.changes.map((change) => conflictOf(actor, id, change)),
    offered: finishes ? {} : offeredValues(instrumentOf(interview.instrumentVersion), family, last),
    hadHelp: finishes
      ? interview.answers.some(({ key }) => key === ('earlier_help_helped' satisfies CallDetailKey))
      : family.helpItems.some((help) => help.interviewId !== id),
    help: interview.helpItems.map(({ dueOn, owner, ...help }) => ({
      ...help,
      type: needTypeOf(help),
      owner: !owner || owner.id === actor.staffId ? ('me' as const) : ('kept' as const),
      ownerName: !owner || owner.id === actor.staffId ? null : owner.name,
      dueOn: dueOn && dayOfColumn(dueOn),
    })),
    checkIn: interview.checkIn?.staffId === actor.staffId ? interview.checkIn : null,
    schools: schools.map(({ ref, name }) => ({ ref, name })),
    organisation: organisation.name,
  }
}

/** What the interview's screen takes. The texts of own questions reach it in its wordings. */
export type InterviewForm = Omit<Awaited<ReturnType<typeof interviewForm>>, 'ownTexts'>
