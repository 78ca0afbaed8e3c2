import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { dateAt, isCalendarDate } from '@/domain/dates'
import { authorize, requireFound } from '@/server/authorize'
import { preferencesOf } from '@/server/contact-preferences'
import { needTypeOf } from '@/server/need-type'
import { openedValue } from '@/server/stored-answer'
import { callCardRow, type CallCardRow, type LastCallKey } from '../parts/call-card-rows'

const lastCallOf = ({ lastId, lastEndedAt, lastCallerName, lastAnswers }: CallCardRow) => {
  if (lastId === null || lastEndedAt === null) return null
  const valueOf = (key: LastCallKey) => openedValue(lastId, { key, value: lastAnswers?.[key] ?? null })
  const gradeOf = (key: LastCallKey) => {
    const value = valueOf(key)
    return typeof value === 'number' ? value : null
  }
  const textOf = (key: LastCallKey) => {
    const value = valueOf(key)
    return typeof value === 'string' ? value : ''
  }
  const date = textOf('call_date')
  return {
    interviewId: lastId,
    day: isCalendarDate(date) ? date : dateAt(lastEndedAt),
    by: lastCallerName ?? '',
    gradeOfParent: gradeOf('grade_parent'),
    gradeOfChildren: gradeOf('grade_children'),
    needs: excerptOf(textOf('needs_text')),
    goesWell: excerptOf(textOf('goes_well_text')),
  }
}

const longestWords = 280

/** The card has room for a few lines; the whole text stands in the interview. */
const excerptOf = (text: string) => {
  const signs = Array.from(text)
  return signs.length > longestWords ? `${signs.slice(0, longestWords).join('').trimEnd()}…` : text
}

/**
 * What a caller has at hand before and during a call: how to reach the parent safely, how the parent wants to be called, who
 * else calls them, the last call, and the help that is open or changed since then.
 */
export const callCard = async (actor: StaffActor, familyId: string) => {
  const row = requireFound(await callCardRow(actor, familyId), { actor, verb: 'family.read', id: familyId })
  const { callerId, leasedToId } = row
  await authorize(actor, 'family.read', { id: familyId, callerId, leasedToId })
  const codes = { preferredChannels: row.preferredChannels ?? [], preferredPartsOfDay: row.preferredPartsOfDay ?? [] }
  return {
    id: row.id,
    ref: row.ref,
    version: row.version,
    mayCall: row.mayCall,
    parentName: row.parentName ?? '',
    contactPoints: row.contactPoints,
    preferences: preferencesOf({ ...row, ...codes }, row),
    homeLanguages: row.homeLanguages ?? [],
    booked: row.booked,
    caller: row.callerName,
    colleagues: row.colleagues,
    lastCall: lastCallOf(row),
    help: row.help.map((item) => ({ ...item, type: needTypeOf(item) })),
  }
}

export type CallCard = Awaited<ReturnType<typeof callCard>>
