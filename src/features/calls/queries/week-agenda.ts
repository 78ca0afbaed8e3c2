import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { rolesThatMay } from '@/domain/access/can'
import { isAwayOn, type Absence } from '@/domain/calls/absence'
import { conflictsOf, conflictWithinMs } from '@/domain/calls/agenda'
import { addDays, dateAt, instantOf } from '@/domain/dates'
import { mondayOf, type Week } from '@/domain/figures/week'
import { authorize, requireFound } from '@/server/authorize'
import { dateColumn, dayOfColumn, now } from '@/server/clock'
import { database } from '@/server/db'
import { appointmentRows, callBackRows, type AgendaRow } from '../parts/agenda-rows'

const midnightIn = (day: string): Date => instantOf(day, '00:00') ?? dateColumn(day)

const absencesOf = async (
  actor: StaffActor,
  staffId: string,
  firstDay: string,
  lastDay: string,
): Promise<Absence[]> => {
  const rows = await database(actor).absence.findMany({
    where: {
      staffId,
      removedAt: null,
      fromDay: { lte: dateColumn(lastDay) },
      untilDay: { gte: dateColumn(firstDay) },
    },
    select: { staffId: true, fromDay: true, untilDay: true, coverId: true },
  })
  return rows.map((row) => ({ ...row, fromDay: dayOfColumn(row.fromDay), untilDay: dayOfColumn(row.untilDay) }))
}

/** One entry as the page shows it. What is over has no conflicts any more. */
const entryOf = (row: AgendaRow, rows: readonly AgendaRow[], absences: readonly Absence[]) => {
  const asEntry = (agendaRow: AgendaRow) => ({ ...agendaRow, safeHours: agendaRow.safeHours ?? '' })
  const isOver = row.isHeld || (row.endsAt ?? row.startsAt) <= now()
  const comingEntries = rows.filter(({ isHeld }) => !isHeld).map(asEntry)
  const { id, kind, startsAt, endsAt, familyId, ref, isVisible, channel, note, interpreter } = row
  return {
    id,
    kind,
    startsAt,
    endsAt,
    familyId,
    ref,
    isVisible,
    familyName: isVisible ? row.parentName : null,
    channel,
    note,
    interpreter,
    isOver,
    conflicts: isOver ? [] : conflictsOf(asEntry(row), comingEntries, absences),
  }
}

export type AgendaItem = ReturnType<typeof entryOf>

/**
 * One week of one person: appointments and call-backs at an hour, by day, with what does not fit. The rows reach an hour
 * beyond the week, because two times around midnight can be too close together.
 */
export const weekAgenda = async (actor: StaffActor, { staffId, week }: { staffId: string; week: Week }) => {
  await authorize(actor, 'agenda.read', { id: staffId, ownerId: staffId })
  const person = requireFound(
    await database(actor).staff.findFirst({
      where: { id: staffId, organisationId: actor.organisationId, role: { in: rolesThatMay('agenda.read') } },
      select: { id: true, name: true },
    }),
    { actor, verb: 'agenda.read', id: staffId },
  )
  const monday = mondayOf(week)
  const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index))
  const sunday = addDays(monday, 6)
  const range = {
    since: new Date(midnightIn(monday).getTime() - conflictWithinMs),
    until: new Date(midnightIn(addDays(monday, 7)).getTime() + conflictWithinMs),
  }
  const [appointments, callBacks, absences] = await Promise.all([
    appointmentRows(actor, { staffId, ...range }),
    callBackRows(actor, { staffId, firstDay: addDays(monday, -1), lastDay: addDays(monday, 7) }),
    absencesOf(actor, staffId, monday, sunday),
  ])
  const rows = [...appointments, ...callBacks].toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  return {
    person,
    days: days.map((day) => ({
      day,
      isAway: isAwayOn(absences, staffId, day),
      entries: rows.filter(({ startsAt }) => dateAt(startsAt) === day).map((row) => entryOf(row, rows, absences)),
    })),
  }
}

export type AgendaDay = Awaited<ReturnType<typeof weekAgenda>>['days'][number]
