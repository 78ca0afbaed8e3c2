/** With which families of the demonstration the next call can be agreed. */
import { oneOf } from '@/domain/closed-lists'
import { addDays } from '@/domain/dates'
import type { InterviewRow } from '@/domain/exchange/interviews-file'
import { channels, type Channel } from '@/domain/instrument/call-details'
import type { DemoMoment } from '@/features/imports/parts/demo-organisation'
import type { DemoPeople } from './organisation'

export type NextCallCandidate = {
  call: InterviewRow
  ended: DemoMoment
  wishes: readonly Channel[]
  languages: readonly string[]
}

/** A parent who was called less than so many days ago has no next call yet. */
const restDays = 4

const wishesOf = ({ answers }: InterviewRow): Channel[] => {
  const value = answers.may_call_again_channel?.value
  return Array.isArray(value) ? value.flatMap((code) => oneOf(channels, String(code)) ?? []) : []
}

/** Families of which something else is to happen first, or whose number is dead. */
const otherwiseBusy = ({ openInterviews, requests, attempts }: DemoPeople) => {
  const deadNumbers = attempts.filter(({ outcome }) => outcome === 'number_dead')
  return new Set([...openInterviews, ...requests, ...deadNumbers].map(({ familyRef }) => familyRef))
}

/** The last attempt to call each family. */
const lastTriesOf = ({ attempts }: DemoPeople) => {
  const lastTries = new Map<string, DemoMoment>()
  for (const { familyRef, at } of attempts) if (at > (lastTries.get(familyRef) ?? '')) lastTries.set(familyRef, at)
  return lastTries
}

/** The last call of each family, with how it wants to meet and, when it needs an interpreter, in which languages. */
const lastCallsOf = ({ circumstances, interviews, families }: DemoPeople): NextCallCandidate[] => {
  const endedAt = new Map(circumstances.map(({ ref, ended }) => [ref, ended]))
  const languagesOf = new Map(
    families.map(({ ref, languages, preferences }) => [ref, preferences?.interpreterNeeded ? languages : []]),
  )
  const lastCalls = new Map(interviews.map((call) => [call.familyRef, call]))
  return [...lastCalls.values()].map((call) => ({
    call,
    ended: endedAt.get(call.ref) ?? '',
    wishes: wishesOf(call),
    languages: languagesOf.get(call.familyRef) ?? [],
  }))
}

const mayBeAgreed = ({ call: { ended, answers } }: NextCallCandidate) =>
  ended === 'completed' && answers.may_call_again?.value !== 'no'

/** The families with whom the next call can be agreed, who were called last first. */
export const nextCallCandidates = (demo: DemoPeople, today: string): NextCallCandidate[] => {
  const [lastTries, busyRefs] = [lastTriesOf(demo), otherwiseBusy(demo)]
  const restedSince = addDays(today, -restDays)
  return lastCallsOf(demo)
    .filter(mayBeAgreed)
    .filter(({ ended }) => ended.slice(0, 10) <= restedSince)
    .filter(({ call: { familyRef }, ended }) => (lastTries.get(familyRef) ?? '') < ended && !busyRefs.has(familyRef))
    .toSorted((a, b) => (a.ended > b.ended ? -1 : a.ended < b.ended ? 1 : 0))
}
