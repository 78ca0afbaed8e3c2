/**
 * Derives the one next step of a family from its history: a call, an appointment, waiting for somebody, stopped, or not yet
 * in the programme. It is total: every history has exactly one. It reads no clock, so a stored step stays right while time
 * passes; `isDue` says whether it is time. Apart from question 30 (may we call again, and how often), no answer of a parent
 * decides when to call.
 */
import type { PartOfDay } from '../people/contact-preferences'
import type { CallEvent, CallPreference, FamilyHistory } from './history'
import { ruleOf, type StoppedBy } from './outcomes'
import { inOrder, inTimeOrder, isFinal, planAfter, type Plan, type Retry, type Stop, type StopReason } from './plan'
import { hourBegins, isPromise, joinedNotes, onDay, promises, type CallReason, type Planned } from './planned'
import { ableCaller, ownerOfCall } from './step-owner'

export const stepKinds = ['call', 'appointment', 'waiting', 'stopped', 'not_yet'] as const
export type StepKind = (typeof stepKinds)[number]

export type NextStep = {
  readonly kind: StepKind
  /** Why the family is called; for a stop, null. */
  readonly reason: CallReason | null
  /** `YYYY-MM-DD`: the step is due from that day on. Null for what is never due by itself. */
  readonly notBefore: string | null
  /** `HH:MM`, when the parent named an hour. */
  readonly time: string | null
  readonly partsOfDay: readonly PartOfDay[]
  /** How the parent wants to be called; null: not said. */
  readonly channel: CallPreference['channel']
  readonly language: string | null
  readonly interpreterNeeded: boolean | null
  /** ISO instants of an appointment; only a soft one ends. */
  readonly startsAt: string | null
  readonly endsAt: string | null
  /** What somebody wrote about this call. */
  readonly note: string
  /** Who does it. Null: nobody yet, or nothing has to be done. */
  readonly ownerId: string | null
  readonly waitsFor: 'number' | 'owner' | null
  readonly stoppedBy: StoppedBy | null
  readonly stopReason: StopReason | null
  /** The outcome, interview, request or appointment that this step comes from. */
  readonly sourceId: string | null
  /** When it was asked for or agreed, at an ISO instant; null: we planned it ourselves. */
  readonly askedAt: string | null
}

/** What the parent said about when to call comes before what we planned, and of each the earliest. */
const byPromise = (a: Planned, b: Planned) =>
  Number(isPromise(b)) - Number(isPromise(a)) ||
  inOrder(a.notBefore, b.notBefore) ||
  promises.indexOf(a.reason) - promises.indexOf(b.reason) ||
  inOrder(a.startsAt ?? a.time ?? '', b.startsAt ?? b.time ?? '') ||
  inOrder(a.sourceId ?? '', b.sourceId ?? '')

const noStep: NextStep = {
  kind: 'not_yet',
  reason: null,
  notBefore: null,
  time: null,
  partsOfDay: [],
  channel: null,
  language: null,
  interpreterNeeded: null,
  startsAt: null,
  endsAt: null,
  note: '',
  ownerId: null,
  waitsFor: null,
  stoppedBy: null,
  stopReason: null,
  sourceId: null,
  askedAt: null,
}

/** A stop that ends on a day is then somebody's to call, with what was noted before it. */
const stepOfStop = ({ by, reason, until, sourceId }: Stop, callerId: string | null, note = ''): NextStep => ({
  ...noStep,
  kind: 'stopped',
  stoppedBy: by,
  stopReason: reason,
  notBefore: until,
  ownerId: until === null ? null : callerId,
  note: until === null ? '' : note,
  sourceId,
})

/**
 * The call after the family was tried. An appointment keeps its time, and so does what was promised for a later moment than the
 * try. A call that moves to another day loses its hour, because the parent named it for that day.
 */
const afterTry = (call: Planned, retry: Retry | null): Planned => {
  if (!retry || call.reason === 'appointment' || retry.from <= call.notBefore) return call
  const expectedFrom = call.time === null ? `${call.notBefore} 00:00` : hourBegins(`${call.notBefore} ${call.time}`)
  if (isPromise(call) && retry.triedAt !== null && retry.triedAt < expectedFrom) return call
  return { ...call, notBefore: retry.from, time: null }
}

/** Nobody dials for a visit, and a conversation that began is finished by whoever held it. */
const needsNumber = ({ channel, sourceId }: Planned, { openInterview }: FamilyHistory) =>
  channel !== 'visit' && (openInterview === null || sourceId !== openInterview.id)

const stepOfCall = (call: Planned, history: FamilyHistory): NextStep => {
  const { reason, notBefore, time, startsAt, endsAt, note, sourceId, askedAt } = call
  const { preference } = history
  const isAppointment = reason === 'appointment'
  const ownerId = ownerOfCall(history, call)
  // The hour of a call says more than the part of the day that suits the parent in general.
  const suitsParent = isAppointment || time !== null ? [] : preference.partsOfDay
  const partsOfDay = call.partsOfDay.length > 0 ? call.partsOfDay : suitsParent
  const step: NextStep = {
    ...noStep,
    ...preference,
    channel: call.channel ?? preference.channel,
    reason,
    notBefore,
    time,
    partsOfDay,
    startsAt,
    endsAt,
    note,
    ownerId,
    sourceId,
    askedAt,
  }
  if (!history.isReachable && needsNumber(call, history)) return { ...step, kind: 'waiting', waitsFor: 'number' }
  if (ownerId === null) return { ...step, kind: 'waiting', waitsFor: 'owner' }
  return { ...step, kind: isAppointment ? 'appointment' : 'call' }
}

/**
 * An interview that began takes the place of what would follow from the last conversation. It is finished by the family's caller
 * or else by whoever began it; what was promised to the parent meanwhile comes first.
 */
const callOfOpenInterview = (
  { id, day, callerId }: NonNullable<FamilyHistory['openInterview']>,
  { next }: Plan,
): Planned[] => [...(next && isPromise(next) ? [next] : []), { ...onDay('broken_off', day, id), agreedById: callerId }]

/** What was agreed with the parent for another day. */
const isAgreement = (event: CallEvent) =>
  event.kind === 'appointment'
    ? event.isOpen
    : event.kind === 'outcome' && ruleOf(event.outcome).effect.kind === 'asked'

/** The parent asked for a call after that moment. One that is not needed any more counts when something was agreed after it. */
const askedAfter = (events: readonly CallEvent[], moment: string): boolean =>
  events.some(
    (event) =>
      event.kind === 'request' &&
      event.reason === 'parent_asked' &&
      event.at > moment &&
      (event.isOpen ||
        event.isReplaced ||
        events.some((laterEvent) => isAgreement(laterEvent) && laterEvent.at > event.at)),
  )

/** A conversation that is to be continued and in which the parent said no, unless they asked for a call since. */
const refusedInterview = ({ openInterview, events }: FamilyHistory): Stop | null => {
  if (!openInterview?.saidNo || askedAfter(events, openInterview.at)) return null
  const { id, day } = openInterview
  return { by: 'parent', reason: 'no_call_again', until: null, day, sourceId: id, askedSince: false }
}

export const nextStep = (history: FamilyHistory): NextStep => {
  const { openInterview } = history
  const events = inTimeOrder(history.events)
  const plan = planAfter(events, history.listedSince)
  const refusal = isFinal(plan.stop) ? plan.stop : refusedInterview(history)
  if (refusal) return stepOfStop(refusal, null)
  const isUntouched = events.every(({ kind }) => kind === 'number_added')
  if (isUntouched && !openInterview && history.isOnWaitingList && !history.hasCaller) return noStep
  const nextCalls = openInterview ? callOfOpenInterview(openInterview, plan) : plan.next ? [plan.next] : []
  const callsInPlan = [...plan.appointments, ...plan.requests, ...nextCalls]
  // An appointment that was cancelled can leave nothing: the parent is then asked again.
  const askAgain = onDay('not_agreed', events.at(-1)?.day ?? history.listedSince, null)
  const plannedCalls = (callsInPlan.length > 0 ? callsInPlan : [askAgain])
    .map((call) => afterTry(call, plan.retry))
    .toSorted(byPromise)
  const note = joinedNotes(plannedCalls)
  const [first = askAgain] = plannedCalls
  const { stop } = plan
  const until = stop?.until ?? null
  const outlastsStop = until !== null && isPromise(first) && first.notBefore >= until
  if (stop && !openInterview && !outlastsStop) return stepOfStop(stop, ableCaller(history), note)
  return stepOfCall({ ...first, note }, history)
}

/** Whether the family can be called on that day. A stop that has an end is over from its last day on. */
export const isDue = ({ kind, notBefore }: Pick<NextStep, 'kind' | 'notBefore'>, today: string): boolean =>
  kind !== 'waiting' && notBefore !== null && notBefore <= today

/** Whether nobody may call, whatever is planned, until the parent asks. */
export const isForbidden = ({ stoppedBy }: Pick<NextStep, 'stoppedBy'>): boolean =>
  stoppedBy === 'parent' || stoppedBy === 'household'

/** Whether a call may be started now: by the parent's wish, or because the organisation's stop is over. */
export const mayStart = (step: Pick<NextStep, 'kind' | 'notBefore' | 'stoppedBy'>, today: string): boolean =>
  step.kind !== 'stopped' || (!isForbidden(step) && isDue(step, today))
