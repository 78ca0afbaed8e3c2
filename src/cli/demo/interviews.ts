/** One call as the interview that is filled in during it, with everything that is noted besides. */
import type { InterviewRow } from '@/domain/exchange/interviews-file'
import { answerAt, type Answers } from '@/domain/instrument/answer'
import type { DemoCheckIn, DemoCircumstances, DemoMoment } from '@/features/imports/parts/demo-organisation'
import { answersIn } from './answers'
import type { Call } from './calendar'
import { demoInstrument } from './demo-instrument'
import { interpreterFor } from './interpreters'
import type { Random } from './random'
import { answerNotes, checkIns, conversationNotes, quoteWords, reactions } from './texts'

export type ConductedCall = {
  call: Call
  answers: Answers
  channel: InterviewRow['channel']
  chosenBy: InterviewRow['chosenBy']
  ended: InterviewRow['ended']
  notes: Readonly<Record<string, string>>
  callDetails: Readonly<Record<string, string>>
  breakReason: string | null
  checkIn: Omit<DemoCheckIn, 'interviewRef'> | null
}

export const momentOf = (day: string, minute: number): DemoMoment =>
  `${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Mostly phone and video; a family keeps its channel. */
const channelOf = (random: Random, { family }: Call): InterviewRow['channel'] => {
  const share = family.standing('channel') + random.normal() * 0.08
  return share < 0.53 ? 'phone' : share < 0.88 ? 'video' : share < 0.94 ? 'visit' : share < 0.98 ? 'chat' : 'email'
}

const notesIn = (random: Random, answers: Answers): Record<string, string> =>
  Object.fromEntries(
    Object.entries(answerNotes)
      .filter(([key]) => answerAt(answers, key) && random.chance(0.05))
      .map(([key, notes]) => [key, random.pick(notes)]),
  )

/** Chosen by the minute of the call, so that it draws no random number and all others stay the same. */
const wordsOf = ({ start }: Call) => quoteWords[start % quoteWords.length] ?? ''

const consentOf = (random: Random, call: Call): Record<string, string> =>
  random.chance(0.7) ? { quote_consent: 'yes', quote_words: wordsOf(call) } : { quote_consent: 'no' }

const callDetailsOf = (random: Random, call: Call, whole: boolean): Record<string, string> => ({
  can_talk_freely: random.weighted({ yes: 83, partly: 14, no: 3 }),
  interpreter_present: call.family.languages.includes('nl') || random.chance(0.6) ? 'no' : 'yes',
  others_present: random.chance(0.3) ? 'yes' : 'no',
  ...(random.chance(0.42) ? { conversation_note: random.pick(conversationNotes) } : {}),
  ...(whole
    ? {
        reliability: random.weighted({ high: 62, medium: 33, low: 5 }),
      }
    : {}),
  ...(whole && random.chance(0.18) ? { reaction: random.pick(reactions) } : {}),
  ...(whole && random.chance(0.25) ? consentOf(random, call) : {}),
})

const checkInOf = (random: Random) =>
  random.chance(0.16)
    ? {
        feeling: random.weighted({ light: 30, ordinary: 52, heavy: 18 }),
        text: random.chance(0.4) ? random.pick(checkIns) : '',
        shared: random.chance(0.35),
      }
    : null

/**
 * The question at which a call breaks off, or null. Most broken-off calls get past the confidentiality question; the few
 * before it count in no week.
 */
const stopOf = (random: Random) => (random.chance(0.055) ? (random.chance(0.12) ? 1 : random.between(7, 24)) : null)

export const conductedCall = (random: Random, call: Call): ConductedCall => {
  const stopsAt = stopOf(random)
  const answers = answersIn(random, call, stopsAt)
  return {
    call,
    answers,
    channel: channelOf(random, call),
    chosenBy: random.chance(0.68) ? 'parent' : 'worker',
    ended: stopsAt === null ? 'completed' : 'broken_off',
    notes: notesIn(random, answers),
    callDetails: callDetailsOf(random, call, stopsAt === null),
    breakReason: stopsAt === null ? null : random.weighted({ technical: 45, parents_choice: 40, unknown: 15 }),
    checkIn: checkInOf(random),
  }
}

export const rowOf = ({ call, answers, channel, chosenBy, ended }: ConductedCall, ref: string): InterviewRow => ({
  ref,
  familyRef: call.family.ref,
  callerEmail: call.family.callerEmail,
  channel,
  chosenBy,
  ended,
  version: demoInstrument.version,
  answers,
})

export const circumstancesOf = (
  { call, notes, callDetails, breakReason }: ConductedCall,
  ref: string,
): DemoCircumstances => ({
  ref,
  began: momentOf(call.day, call.start),
  ended: momentOf(call.day, call.start + call.minutes),
  breakReason,
  notes,
  callDetails,
  interpreter: callDetails.interpreter_present === 'yes' ? interpreterFor(call.family.languages) : null,
})
