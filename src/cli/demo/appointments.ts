/**
 * The appointments that are to come, of families whose last call went well: each caller has some today and some on the next working
 * days. They follow from the moment on which the demonstration is made and draw no random number.
 */
import { addDays, isWeekend } from '@/domain/dates'
import type { DemoAppointment, DemoMoment } from '@/features/imports/parts/demo-organisation'
import { interpreterFor } from './interpreters'
import { momentOf } from './interviews'
import { nextCallCandidates, type NextCallCandidate } from './next-calls'
import type { DemoPeople } from './organisation'
import { demoCallers } from './staff'

type Slot = {
  day: string
  start: number
  /** The end of a window. */
  end: number | null
  prefers: 'video' | 'interpreter' | null
  note: string
}

/** Nobody is called earlier or later. */
const [firstMinute, lastMinute] = [9 * 60, 20 * 60]
const dayOf = (moment: DemoMoment) => moment.slice(0, 10)
const minuteOf = (moment: DemoMoment) => Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16))

const workingDaysAfter = (today: string) =>
  Array.from({ length: 7 }, (_, index) => addDays(today, index + 1)).filter((day) => !isWeekend(day))

/** The window begins within a quarter of an hour, so that the links of its call open at once. */
const slotsOf = (now: DemoMoment): Slot[] => {
  const [today, next] = [dayOf(now), Math.max(firstMinute, (Math.floor(minuteOf(now) / 15) + 1) * 15)]
  const evening = Math.ceil((next + 3 * 60) / 60) * 60
  const [first = '', second = '', third = ''] = workingDaysAfter(today)
  const slots: Slot[] = [
    { day: today, start: next, end: next + 2 * 60, prefers: 'video', note: 'Zit dan rustig aan tafel.' },
    { day: today, start: evening, end: null, prefers: null, note: '' },
    { day: first, start: 10 * 60 + 30, end: null, prefers: 'interpreter', note: '' },
    { day: second, start: 14 * 60, end: 16 * 60, prefers: 'video', note: 'Wil samen naar de brief van school kijken.' },
    { day: third, start: 19 * 60, end: null, prefers: null, note: '' },
  ]
  return slots.filter(({ start }) => start <= lastMinute)
}

/**
 * As the parent wishes; otherwise as the last call was held. Nobody agrees an hour for an e-mail. In a slot for a picture, by us when the
 * parent has another wish.
 */
const wayOf = ({ call, wishes }: NextCallCandidate, { prefers }: Slot) => {
  if (prefers === 'video') return { channel: 'video', chosenBy: wishes.includes('video') ? 'parent' : 'worker' }
  const wish = wishes.find((channel) => channel !== 'email')
  if (wish) return { channel: wish, chosenBy: 'parent' }
  return call.channel === 'email'
    ? { channel: 'phone', chosenBy: 'worker' }
    : { channel: call.channel, chosenBy: call.chosenBy }
}

const freeInterpreter = ({ languages }: NextCallCandidate, bookedNames: ReadonlySet<string>): string | null => {
  const name = interpreterFor(languages)
  return name && !bookedNames.has(name) ? name : null
}

const suits = (candidate: NextCallCandidate, { prefers }: Slot, bookedNames: ReadonlySet<string>): boolean => {
  if (prefers === 'video') return candidate.wishes.includes('video')
  return prefers === null || freeInterpreter(candidate, bookedNames) !== null
}

const appointmentIn = (slot: Slot, candidate: NextCallCandidate, interpreter: string | null): DemoAppointment => ({
  familyRef: candidate.call.familyRef,
  callerEmail: candidate.call.callerEmail,
  startsAt: momentOf(slot.day, slot.start),
  endsAt: slot.end === null ? null : momentOf(slot.day, slot.end),
  ...wayOf(candidate, slot),
  note: slot.note,
  made: candidate.ended,
  interpreter,
})

/** An interpreter has one booking at most, so never two at once. */
export const comingAppointments = (demo: DemoPeople, now: DemoMoment): DemoAppointment[] => {
  const candidates = nextCallCandidates(demo, dayOf(now))
  const bookedNames = new Set<string>()
  return demoCallers.flatMap(({ email }) => {
    const ofCaller = candidates.filter(({ call }) => call.callerEmail === email)
    return slotsOf(now).flatMap((slot) => {
      const best = ofCaller.findIndex((candidate) => suits(candidate, slot, bookedNames))
      const [candidate] = ofCaller.splice(Math.max(0, best), 1)
      if (!candidate) return []
      const interpreter = freeInterpreter(candidate, bookedNames)
      if (interpreter) bookedNames.add(interpreter)
      return [appointmentIn(slot, candidate, interpreter)]
    })
  })
}
