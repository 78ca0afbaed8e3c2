/**
 * Types of what a demonstration holds besides its three files, by refs and e-mail addresses instead of ids. Moments are
 * local to Amsterdam: `2020-04-01T14:05`.
 */
import 'server-only'
import type { FamilyRow } from '@/domain/exchange/families-file'
import type { InterviewRow } from '@/domain/exchange/interviews-file'
import type { SchoolRow } from '@/domain/exchange/schools-file'
import type { Answers } from '@/domain/instrument/answer'

export type DemoMoment = string

export type DemoAccount = {
  email: string
  name: string
  role: string
  trainee: boolean
  boardRef: string | null
  municipalityRef: string | null
  passwordHash: string
  lastSignInDay: string | null
}

/** Safe contact, which a file of families does not hold. */
export type DemoSafeContact = {
  ref: string
  address: string
  mayLeaveMessage: boolean | null
  whoMayHear: string
  safeHours: string
}

/** What a file of interviews does not hold: the hour, the notes and the call details. */
export type DemoCircumstances = {
  ref: string
  began: DemoMoment
  ended: DemoMoment
  breakReason: string | null
  notes: Readonly<Record<string, string>>
  callDetails: Readonly<Record<string, string>>
  /** Who interpreted, by name. */
  interpreter: string | null
}

export type DemoAttempt = {
  familyRef: string
  callerEmail: string
  at: DemoMoment
  outcome: string
  /** The day on which the parent wants to be called back. */
  callBackOn: string | null
}

export type DemoHelp = {
  interviewRef: string
  familyRef: string
  type: string
  text: string
  suggestedBy: string | null
  state: 'open' | 'done' | 'dismissed'
  ownerEmail: string | null
  made: DemoMoment
  week: string
  dueOn: string | null
  closedOn: string | null
  result: string | null
  resultNote: string
}

export type DemoRequest = { familyRef: string; reason: string; notBefore: string; note: string; made: DemoMoment }

export type DemoConcern = { interviewRef: string; text: string; raised: DemoMoment; seenByEmail: string | null }

export type DemoCheckIn = { interviewRef: string; feeling: string; text: string; shared: boolean }

export type DemoOpenInterview = {
  familyRef: string
  callerEmail: string
  channel: string
  chosenBy: string
  state: 'open' | 'to_be_continued'
  place: string
  later: string[]
  began: DemoMoment
  answers: Answers
}

export type DemoInterpreter = {
  name: string
  phone: string
  email: string
  languages: string[]
  /** Null: not signed yet. */
  signedOn: string | null
}

export type DemoAppointment = {
  familyRef: string
  callerEmail: string
  startsAt: DemoMoment
  /** The end of a window; null for a time. */
  endsAt: DemoMoment | null
  channel: string
  chosenBy: string
  note: string
  made: DemoMoment
  /** Who is booked to interpret, by name. */
  interpreter: string | null
}

export type DemoOrganisation = {
  name: string
  since: string
  schools: readonly SchoolRow[]
  staff: readonly DemoAccount[]
  interpreters: readonly DemoInterpreter[]
  families: readonly FamilyRow[]
  safeContacts: readonly DemoSafeContact[]
  interviews: readonly InterviewRow[]
  circumstances: readonly DemoCircumstances[]
  openInterviews: readonly DemoOpenInterview[]
  attempts: readonly DemoAttempt[]
  appointments: readonly DemoAppointment[]
  help: readonly DemoHelp[]
  requests: readonly DemoRequest[]
  concerns: readonly DemoConcern[]
  checkIns: readonly DemoCheckIn[]
}
