/** Stores random histories of families as rows, the way in which commands leave them, for property tests. */
import { randomUUID } from 'node:crypto'
import type { CallEvent, FamilyHistory, Wish } from '@/domain/calls/history'
import { dateColumn } from '@/server/clock'
import { contactValueColumns, newContactColumns } from '@/server/sealed/contact-columns'
import { sealAnswer } from '@/server/stored-answer'
import { aStaffMember } from './factories'
import { sealedRow } from './sealed-row'
import { database } from './owner'

export type StaffOfHistories = Readonly<Record<string, string>> & { readonly left: string }

/** The two callers of `arbitraryHistory`, and one who has left. */
export const staffOfHistories = async (organisationId: string): Promise<StaffOfHistories> => {
  const [one, two, left] = [
    await aStaffMember(organisationId),
    await aStaffMember(organisationId),
    await aStaffMember(organisationId),
  ]
  await database().staff.update({ where: { id: left }, data: { disabledAt: new Date() } })
  return { 'caller-1': one, 'caller-2': two, left }
}

type FamilyOf = { organisationId: string; id: string; history: FamilyHistory; staff: StaffOfHistories }

const idOf = (staff: StaffOfHistories, name: string | null) =>
  name === null ? staff.left : (staff[name] ?? staff.left)

const wishColumns = (wish: Wish | null) => ({
  notBefore: wish && dateColumn(wish.notBefore),
  time: wish?.time ?? null,
  partsOfDay: [...(wish?.partsOfDay ?? [])],
  note: wish?.note ?? '',
})

const eventsOf = <Kind extends CallEvent['kind']>({ history }: FamilyOf, kind: Kind) =>
  history.events.flatMap((event) => (event.kind === kind ? [event as Extract<CallEvent, { kind: Kind }>] : []))

const familyRow = ({ organisationId, id, history, staff }: FamilyOf) => ({
  id,
  organisationId,
  ref: id,
  status: history.isOnWaitingList ? ('waiting_list' as const) : ('known' as const),
  callerId: history.hasCaller ? idOf(staff, history.callerId) : null,
  listedSince: dateColumn(history.listedSince),
  callLanguage: history.preference.language,
  interpreterNeeded: history.preference.interpreterNeeded,
  preferredChannels: history.preference.channel ? [history.preference.channel] : [],
  preferredPartsOfDay: [...history.preference.partsOfDay],
})

const attemptRows = (family: FamilyOf) =>
  eventsOf(family, 'outcome').map(({ id, at, day, outcome, wish, byId, ownerId }) => ({
    id,
    organisationId: family.organisationId,
    familyId: family.id,
    staffId: idOf(family.staff, byId),
    forAbsent: Boolean(ownerId),
    outcome,
    at,
    day: dateColumn(day),
    ...wishColumns(wish),
  }))

const interviewRows = (family: FamilyOf) => {
  const { organisationId, id: familyId, history, staff } = family
  const columns = { organisationId, familyId, channel: 'phone', chosenBy: 'parent' } as const
  const ended = eventsOf(family, 'interview').map(({ id, at, ended: state, breakReason }) => ({
    ...columns,
    id,
    ref: id,
    callerId: staff.left,
    state,
    breakReason,
    startedAt: at,
    endedAt: at,
  }))
  const { openInterview } = history
  if (!openInterview) return ended
  const { id, at, callerId, saidNo } = openInterview
  const state = saidNo ? ('to_be_continued' as const) : ('open' as const)
  return [...ended, { ...columns, id, callerId: idOf(staff, callerId), state, startedAt: at }]
}

const answerRows = (family: FamilyOf) => {
  const { openInterview } = family.history
  const refusals = openInterview?.saidNo ? [{ id: openInterview.id, mayCall: 'no', howOften: null }] : []
  return [...eventsOf(family, 'interview'), ...refusals].flatMap(({ id: interviewId, mayCall, howOften }) =>
    Object.entries({ may_call_again: mayCall, may_call_again_how_often: howOften }).map(([key, value]) => ({
      organisationId: family.organisationId,
      interviewId,
      key,
      value: sealAnswer({ familyId: family.id, interviewId, key }, { value, note: null }).value,
    })),
  )
}

const requestRows = (family: FamilyOf) =>
  eventsOf(family, 'request').map(({ id, at, reason, wish, isOpen, isReplaced }) => ({
    id,
    organisationId: family.organisationId,
    familyId: family.id,
    reason,
    createdAt: at,
    closedAt: isOpen ? null : at,
    replacedById: isReplaced ? randomUUID() : null,
    ...wishColumns(wish),
    notBefore: dateColumn(wish.notBefore),
  }))

const appointmentRows = (family: FamilyOf) =>
  eventsOf(family, 'appointment').map(({ id, at, appointment, startsAt, endsAt, channel, ownerId, isOpen, note }) => ({
    id,
    organisationId: family.organisationId,
    familyId: family.id,
    ownerId: idOf(family.staff, ownerId),
    kind: appointment,
    startsAt,
    endsAt,
    channel,
    note,
    madeAt: at,
    closedAt: isOpen ? null : at,
    closedAs: isOpen ? null : ('cancelled_by_us' as const),
  }))

const numberRows = (family: FamilyOf) => {
  if (!family.history.isReachable) return []
  const added = eventsOf(family, 'number_added').map(({ id, at }) => ({ id, addedAt: at as string | null }))
  const points = added.length > 0 ? added : [{ id: randomUUID(), addedAt: null }]
  const owner = { organisationId: family.organisationId, familyId: family.id }
  return points.map(({ id, addedAt }) => ({
    ...newContactColumns(owner, { kind: 'phone', value: id }),
    ...contactValueColumns(owner, id, { kind: 'phone', value: id }),
    id,
    addedAt,
  }))
}

/** A family without a number that works cannot have been given one that still works. */
export const storable = (history: FamilyHistory): FamilyHistory =>
  history.isReachable ? history : { ...history, events: history.events.filter(({ kind }) => kind !== 'number_added') }

/** Stores the families with their whole history, and returns the id of each, in order. */
export const storeHistories = async (
  organisationId: string,
  staff: StaffOfHistories,
  histories: readonly FamilyHistory[],
): Promise<string[]> => {
  const families = histories.map((history): FamilyOf => ({ organisationId, id: randomUUID(), history, staff }))
  const db = database()
  await db.family.createMany({ data: families.map(familyRow) })
  await db.contactPoint.createMany({ data: families.flatMap(numberRows) })
  await db.contactAttempt.createMany({
    data: families.flatMap(attemptRows).map((row) => sealedRow('contact_attempt', row)),
  })
  await db.interview.createMany({ data: families.flatMap(interviewRows) })
  await db.answer.createMany({ data: families.flatMap(answerRows) })
  await db.callRequest.createMany({ data: families.flatMap(requestRows).map((row) => sealedRow('call_request', row)) })
  await db.appointment.createMany({
    data: families.flatMap(appointmentRows).map((row) => sealedRow('appointment', row)),
  })
  return families.map(({ id }) => id)
}
