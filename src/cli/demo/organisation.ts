/**
 * The whole demonstration as data: a pure function, with the same result for the same period on every machine and day.
 * Passwords are not part of it.
 */
import { readsForRecipient } from '@/domain/access/actor'
import { addDays } from '@/domain/dates'
import type { FamilyRow } from '@/domain/exchange/families-file'
import type {
  DemoAccount,
  DemoConcern,
  DemoOpenInterview,
  DemoOrganisation,
} from '@/features/imports/parts/demo-organisation'
import { mondayOf, addWeeks } from '@/domain/figures/week'
import { demoCalendar, wholeWeeks, type DemoPeriod, type Try } from './calendar'
import { demoInterpreters } from './interpreters'
import { demoInstrument } from './demo-instrument'
import { demoFamilies, type DemoFamily } from './families'
import { demoHelp, demoRequests } from './help'
import { circumstancesOf, conductedCall, momentOf, rowOf, type ConductedCall } from './interviews'
import { demoSchools, organisationName } from './schools'
import { randomFrom, type Random } from './random'
import { coordinators, demoStaff } from './staff'
import { concerns } from './texts'

/**
 * Chosen among some hundreds, because its weeks look realistic and get a little lighter. Another seed makes another town.
 */
const seed = 346

const daysUntil: Readonly<Record<string, number>> = { weekly: 7, two_weekly: 14, monthly: 28, once: 7 }

const nextCallAfter = ({ answers }: ConductedCall): number | null =>
  answers.may_call_again?.value === 'no' ? null : (daysUntil[String(answers.may_call_again_how_often?.value)] ?? 14)

type Ended = { call: ConductedCall; ref: string }

/** Refs are numbered in the order in which the calls ended. */
const inOrder = (calls: readonly ConductedCall[]): Ended[] =>
  calls
    .map((call) => ({ call, ended: momentOf(call.call.day, call.call.start + call.call.minutes) }))
    .toSorted((a, b) =>
      a.ended < b.ended ? -1 : a.ended > b.ended ? 1 : a.call.call.family.ref < b.call.call.family.ref ? -1 : 1,
    )
    .map(({ call }, index) => ({ call, ref: `N${String(index + 1).padStart(6, '0')}` }))

/** One a day on the last days with calls, the newest first; a coordinator has seen the oldest. */
const concernsOf = (endedCalls: readonly Ended[]): DemoConcern[] => {
  const strainedCalls = endedCalls.filter(({ call }) => call.ended === 'completed' && call.call.family.strain > 0.4)
  const newest = new Map(strainedCalls.map((endedCall) => [endedCall.call.call.day, endedCall]))
  return [...newest.values()]
    .slice(-concerns.length)
    .toReversed()
    .map(({ call: { call }, ref }, index) => ({
      interviewRef: ref,
      text: concerns[index] ?? '',
      raised: momentOf(call.day, call.start + call.minutes),
      seenByEmail: index === concerns.length - 1 ? coordinators[0].email : null,
    }))
}

/** Two interviews that began on the last day and are open: one is going on, one is to be continued. */
const openInterviews = (random: Random, families: readonly DemoFamily[], lastDay: string): DemoOpenInterview[] =>
  families.slice(0, 2).map((family, index) => {
    const call = { family, day: lastDay, start: 9 * 60 + 25 + index * 70, minutes: 30, earlier: 0, progress: 1 }
    const { answers, chosenBy } = conductedCall(randomFrom(seed + index), call)
    const { items } = demoInstrument
    const stop = items.findIndex(({ key }) => key === (index === 0 ? 'daily_routine' : 'grade_parent'))
    const reachedKeys = new Set<string>(items.slice(0, stop).map(({ key }) => key))
    return {
      familyRef: family.ref,
      callerEmail: family.callerEmail,
      channel: random.pick(['phone', 'video']),
      chosenBy,
      state: index === 0 ? 'open' : 'to_be_continued',
      place: items[stop]?.key ?? 'call_date',
      later: index === 0 ? [] : ['money_for_groceries'],
      began: momentOf(call.day, call.start),
      answers: Object.fromEntries(Object.entries(answers).filter(([key]) => reachedKeys.has(key))),
    }
  })

const attemptOf = ({ family, day, start, outcome }: Try) => ({
  familyRef: family.ref,
  callerEmail: family.callerEmail,
  at: momentOf(day, start),
  outcome,
  // One to four days later, whatever else the demonstration draws.
  callBackOn: outcome === 'callback_asked' ? addDays(day, 1 + (start % 4)) : null,
})

/** Families that may be called and were not called in the last fortnight; two of them get the open interviews. */
const notCalledLately = (
  families: readonly DemoFamily[],
  calls: readonly ConductedCall[],
  tries: readonly Try[],
  today: string,
) => {
  const since = addDays(today, -13)
  const busy = new Set([
    ...calls.filter(({ call }) => call.day >= since).map(({ call }) => call.family.ref),
    ...calls.filter(({ answers }) => answers.may_call_again?.value === 'no').map(({ call }) => call.family.ref),
    ...tries.map(({ family, outcome }) =>
      outcome === 'number_dead' || outcome === 'callback_asked' ? family.ref : '',
    ),
  ])
  const calledRefs = new Set(calls.map(({ call }) => call.family.ref))
  return families.filter(({ ref }) => calledRefs.has(ref) && !busy.has(ref))
}

/** Leaves out the standing, which is not stored. */
const familyRow = (family: DemoFamily): FamilyRow => {
  const { ref, parentName, surname, phones, emails, languages, status, programme, callerEmail, note } = family
  const { children, listedSince, attempts, preferences } = family
  return {
    ref,
    parentName,
    surname,
    phones,
    emails,
    languages,
    status,
    programme,
    callerEmail,
    note,
    children,
    listedSince,
    attempts,
    preferences,
  }
}

export type DemoPeople = Omit<DemoOrganisation, 'staff'> & { staff: readonly Omit<DemoAccount, 'passwordHash'>[] }

export const demoOrganisation = (period: DemoPeriod): DemoPeople => {
  const random = randomFrom(seed)
  const families = demoFamilies(random)
  const talks: ConductedCall[] = []
  const { tries } = demoCalendar(random, families, period, (call) => {
    const talk = conductedCall(random, call)
    talks.push(talk)
    return nextCallAfter(talk)
  })
  const endedCalls = inOrder(talks)
  const lastDay = endedCalls.at(-1)?.call.call.day ?? period.today
  return {
    name: organisationName,
    since: addDays(mondayOf(addWeeks(period.until, 1 - wholeWeeks)), -12),
    schools: demoSchools,
    staff: demoStaff.map((member) => ({ ...member, lastSignInDay: readsForRecipient(member.role) ? null : lastDay })),
    interpreters: demoInterpreters,
    families: families.map(familyRow),
    safeContacts: families.map(({ ref, address, mayLeaveMessage, whoMayHear, safeHours }) => ({
      ref,
      address,
      mayLeaveMessage,
      whoMayHear,
      safeHours,
    })),
    interviews: endedCalls.map(({ call, ref }) => rowOf(call, ref)),
    circumstances: endedCalls.map(({ call, ref }) => circumstancesOf(call, ref)),
    openInterviews: openInterviews(random, notCalledLately(families, talks, tries, period.today), lastDay),
    attempts: tries.map(attemptOf),
    // What is to come depends on the moment on which the demonstration is made (appointments.ts).
    appointments: [],
    help: demoHelp(random, endedCalls, period.today),
    requests: demoRequests(random, tries, talks, period),
    concerns: concernsOf(endedCalls),
    checkIns: endedCalls.flatMap(({ call, ref }) => (call.checkIn ? [{ interviewRef: ref, ...call.checkIn }] : [])),
  }
}
