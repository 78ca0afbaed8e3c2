/**
 * The plan of a family: what is still to be done for it. Each event of its history changes the plan. A conversation fulfils
 * what was due by then; what was promised for a later day stays. Whatever takes the place of a promise carries its note.
 */
import { addDays, localMomentAt } from '../dates'
import type { CallEvent, RequestReason, Wish } from './history'
import { ruleOf, type Outcome, type StoppedBy } from './outcomes'
import { asWished, isPromise, joinedNotes, onDay, type Planned } from './planned'

export type StopReason = Outcome | 'no_call_again'

export type Stop = {
  by: StoppedBy
  reason: StopReason
  until: string | null
  day: string
  sourceId: string
  /** The parent asked for a call since, which is not needed any more: what was agreed after that stands. */
  askedSince: boolean
}

export type Retry = {
  /** Not before this day, `YYYY-MM-DD`. */
  readonly from: string
  /** `YYYY-MM-DD HH:MM` in Amsterdam. What was promised for a later moment stays. Null: the parent wants nothing earlier. */
  readonly triedAt: string | null
}

export type Plan = {
  readonly stop: Stop | null
  /** What follows from the last conversation or attempt. */
  readonly next: Planned | null
  readonly requests: readonly Planned[]
  readonly appointments: readonly Planned[]
  /** The family was tried, so it is not called again at once. */
  readonly retry: Retry | null
  readonly numberClosed: boolean
}

const daysUntil: Readonly<Record<string, number>> = { weekly: 7, two_weekly: 14, monthly: 28, once: 7 }
/** When nothing was agreed about calling again, the parent is asked once more after this time. */
const daysWithoutAgreement = 14
/** A parent who broke off gets some rest; a call that failed for a technical reason is made again at once. */
const daysAfterParentBrokeOff = 7

type EventOf<Kind extends CallEvent['kind']> = Extract<CallEvent, { kind: Kind }>

/** What remains of a list of planned calls after the family was spoken to on that day. */
const stillPlanned = (calls: readonly Planned[], day: string) => calls.filter(({ notBefore }) => notBefore > day)

const isByOrganisation = (reason: RequestReason) => reason !== 'parent_asked'

/** Only the parent lifts a stop of the parent or the household. */
export const isFinal = (stop: Stop | null) => stop !== null && stop.by !== 'organisation'

/** A stop of the organisation is over from its last day on. */
const isOver = (stop: Stop | null, day: string) =>
  stop !== null && !isFinal(stop) && stop.until !== null && stop.until <= day

const afterRequest = (plan: Plan, event: EventOf<'request'>): Plan => {
  const { reason, wish, isOpen, isReplaced } = event
  if (isFinal(plan.stop) && isByOrganisation(reason)) return plan
  // The parent asked, so the stop is lifted, although a later wish says when to call.
  if (!isOpen && isReplaced) return isByOrganisation(reason) ? plan : { ...plan, stop: null }
  if (!isOpen)
    return plan.stop && !isByOrganisation(reason) ? { ...plan, stop: { ...plan.stop, askedSince: true } } : plan
  // Whoever asks for a call after an attempt in vain knows of it.
  return { ...plan, stop: null, retry: null, requests: [...plan.requests, asWished(reason, wish, event)] }
}

/**
 * The parent said when to call instead. What they were promised for that day or earlier, and the last call back, go into the new
 * promise with their notes, and for a parent who is away everything before they are back. What we planned ourselves stays: there
 * was no conversation.
 */
const replacePromises = (plan: Plan, day: string, awayUntil = day) => {
  const isReplaced = (call: Planned) => isPromise(call) && (call.notBefore <= day || call.notBefore < awayUntil)
  const callBack = plan.next && isPromise(plan.next) ? [plan.next] : []
  return {
    note: joinedNotes([...callBack, ...[...plan.requests, ...plan.appointments].filter(isReplaced)]),
    plan: {
      ...plan,
      next: callBack.length > 0 ? null : plan.next,
      requests: plan.requests.filter((call) => !isReplaced(call)),
      appointments: plan.appointments.filter((call) => !isReplaced(call)),
      retry: null,
      numberClosed: false,
    },
  }
}

/**
 * What was agreed with the parent takes the place of what was due. A cancelled appointment leaves what was planned before, and
 * none lifts a stop of the parent by itself: the interview before it can have been corrected.
 */
const afterAppointment = (plan: Plan, event: EventOf<'appointment'>): Plan => {
  if (!event.isOpen || (isFinal(plan.stop) && !plan.stop?.askedSince)) return plan
  const { id, at, day, startDay, startsAt, endsAt, channel, ownerId, note } = event
  const { note: earlierNote, plan: planNow } = replacePromises(plan, day)
  const appointment = {
    ...onDay('appointment', startDay, id),
    startsAt,
    endsAt,
    channel,
    ownerId,
    note: joinedNotes([{ note }, { note: earlierNote }]),
    askedAt: at,
  }
  return { ...planNow, stop: null, appointments: [...planNow.appointments, appointment] }
}

/** After a stop that ends on a day the plan goes on; after any other nothing of it is left. */
const afterStop = (plan: Plan, stop: Stop): Plan =>
  stop.until === null ? { ...plan, stop, next: null, requests: [], appointments: [] } : { ...plan, stop }

/** Only a stop of the organisation ends on a day. One of the parent or the household ends when the parent asks for a call. */
const endOf = (by: StoppedBy, wish: Wish | null) => (by === 'organisation' ? (wish?.notBefore ?? null) : null)

/**
 * The family is tried again after some days. A parent who was spoken to, or was not there, has had what was promised for that day:
 * a call back without an hour takes its place, with its note. After a soft refusal nobody counts on that call any more.
 */
const afterAttempt = (plan: Plan, event: EventOf<'outcome'>, days: number): Plan => {
  const { id, at, day, outcome } = event
  const isRefusal = outcome === 'refused_soft'
  const retry = { from: addDays(day, days), triedAt: isRefusal ? null : localMomentAt(new Date(at)) }
  const isMissed = outcome === 'appointment_broken'
  if (!isMissed && !ruleOf(outcome).contact) return { ...plan, retry }
  const isHad = (call: Planned) =>
    isPromise(call) && call.notBefore <= day && (!isMissed || call.reason === 'appointment')
  const callBack = plan.next && isPromise(plan.next) ? [plan.next] : []
  const hadPromises = [...plan.appointments, ...plan.requests, ...callBack].filter(isHad)
  if (!isMissed && hadPromises.length === 0) return { ...plan, retry }
  const next = {
    ...onDay(isRefusal ? 'not_agreed' : 'call_back', day, id),
    note: joinedNotes(hadPromises),
    askedAt: at,
    agreedById:
      hadPromises.map(({ ownerId, agreedById }) => ownerId ?? agreedById).find((agreedBy) => agreedBy !== null) ?? null,
  }
  const isToCome = (call: Planned) => !isHad(call)
  return {
    ...plan,
    next,
    requests: [...plan.requests, ...callBack].filter(isToCome),
    appointments: plan.appointments.filter(isToCome),
    retry,
  }
}

const afterOutcome = (plan: Plan, event: EventOf<'outcome'>): Plan => {
  const { id, day, outcome, wish, agreedById, ownerId = null } = event
  const { effect, closesNumber } = ruleOf(outcome)
  if (closesNumber) return { ...plan, numberClosed: true }
  switch (effect.kind) {
    case 'none':
    // `step-owner.ts` says who calls then.
    case 'other_caller':
      return plan
    case 'again':
      return afterAttempt(plan, event, effect.days)
    case 'asked': {
      if (!wish) return plan
      const { note, plan: planNow } = replacePromises(plan, day, outcome === 'away_until' ? wish.notBefore : day)
      const callBack = asWished('call_back', wish, event)
      return { ...planNow, stop: null, next: { ...callBack, note: joinedNotes([wish, { note }]), agreedById, ownerId } }
    }
    case 'appointment':
      // The appointment itself follows, and takes the place of what was promised before.
      return { ...plan, retry: null, numberClosed: false }
    case 'stop':
      return afterStop(plan, {
        by: effect.by,
        reason: outcome,
        until: endOf(effect.by, wish),
        day,
        sourceId: id,
        askedSince: false,
      })
  }
}

/** What question 30, or the way in which the call ended, says about the next call. */
const afterConversation = ({ id, day, mayCall, howOften, ended, breakReason }: EventOf<'interview'>): Planned => {
  if (mayCall === 'yes') return onDay('agreed_frequency', addDays(day, daysUntil[howOften ?? 'weekly'] ?? 7), id)
  // A relieved parent did not break off; somebody calls them the next day as a care step, and asks about calling again later.
  if (ended === 'completed' || breakReason === 'relieved')
    return onDay('not_agreed', addDays(day, daysWithoutAgreement), id)
  const days = breakReason === 'parents_choice' ? daysAfterParentBrokeOff : 0
  return onDay('broken_off', addDays(day, days), id)
}

/** An interview of which only the day is known can have been before a refusal of that day, so it does not lift it. */
const liftsStop = (stop: Stop | null, { day, mayCall, isDayOnly }: EventOf<'interview'>) =>
  mayCall === 'yes' && (stop === null || !isFinal(stop) || !isDayOnly || stop.day < day)

const afterInterview = (plan: Plan, event: EventOf<'interview'>): Plan => {
  const { id, day, mayCall } = event
  const callBack = plan.next && isPromise(plan.next) ? [plan.next] : []
  const planAfterCall = {
    ...plan,
    requests: stillPlanned([...plan.requests, ...callBack], day),
    appointments: stillPlanned(plan.appointments, day),
    retry: null,
    numberClosed: false,
  }
  if (mayCall === 'no')
    return afterStop(planAfterCall, {
      by: 'parent',
      reason: 'no_call_again',
      until: null,
      day,
      sourceId: id,
      askedSince: false,
    })
  return { ...planAfterCall, stop: liftsStop(plan.stop, event) ? null : plan.stop, next: afterConversation(event) }
}

/** A number that came after another one was closed is a reason to call, unless the parent named a day. */
const afterNumber = (plan: Plan, { id, day }: EventOf<'number_added'>): Plan => {
  if (!plan.numberClosed) return plan
  const isPromised = plan.next !== null && isPromise(plan.next)
  return { ...plan, numberClosed: false, next: isPromised ? plan.next : onDay('new_number', day, id) }
}

const after = (planBefore: Plan, event: CallEvent): Plan => {
  const plan = isOver(planBefore.stop, event.day) ? { ...planBefore, stop: null } : planBefore
  switch (event.kind) {
    case 'request':
      return afterRequest(plan, event)
    case 'appointment':
      return afterAppointment(plan, event)
    case 'outcome':
      return afterOutcome(plan, event)
    case 'interview':
      return afterInterview(plan, event)
    case 'number_added':
      return afterNumber(plan, event)
  }
}

export const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** An outcome comes before the appointment or request that was made with it. */
const eventRank: { readonly [kind in CallEvent['kind']]: number } = {
  outcome: 0,
  interview: 1,
  number_added: 2,
  request: 3,
  appointment: 4,
}

const byTime = (a: CallEvent, b: CallEvent) =>
  inOrder(a.at, b.at) || eventRank[a.kind] - eventRank[b.kind] || inOrder(a.id, b.id)

/** The plan of a family with which nothing happened yet. */
const firstPlan = (listedSince: string): Plan => ({
  stop: null,
  next: onDay('first_call', listedSince, null),
  requests: [],
  appointments: [],
  retry: null,
  numberClosed: false,
})

export const inTimeOrder = (events: readonly CallEvent[]): CallEvent[] => events.toSorted(byTime)

/** The plan after these events, which are in the order of time. */
export const planAfter = (events: readonly CallEvent[], listedSince: string): Plan =>
  events.reduce(after, firstPlan(listedSince))
