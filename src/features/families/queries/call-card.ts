import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { knownFacts } from '@/domain/calls/ways-of-meeting'
import { dateAt, isCalendarDate } from '@/domain/dates'
import { authorize, requireFound } from '@/server/authorize'
import { preferencesOf } from '@/server/contact-preferences'
import { needTypeOf } from '@/server/need-type'
import { openedValue } from '@/server/stored-answer'
import { callCardRow, type CallCardRow, type LastCallKey } from '../parts/call-card-rows'

/** What the last call answered to a key; an empty text without one. */
const lastTextOf = ({ lastId, lastAnswers }: CallCardRow, key: LastCallKey): string => {
  const value = lastId === null ? null : openedValue(lastId, { key, value: lastAnswers?.[key] ?? null })
  return typeof value === 'string' ? value : ''
}

const lastCallOf = (row: CallCardRow) => {
  const { lastId, lastEndedAt, lastCallerName, lastAnswers } = row
  if (lastId === null || lastEndedAt === null) return null
  const gradeOf = (key: LastCallKey) => {
    const value = openedValue(lastId, { key, value: lastAnswers?.[key] ?? null })
    return typeof value === 'number' ? value : null
  }
  const textOf = (key: LastCallKey) => lastTextOf(row, key)
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
  const preferences = preferencesOf({ ...row, ...codes }, row)
  const homeLanguages = row.homeLanguages ?? []
  return {
    id: row.id,
    ref: row.ref,
    version: row.version,
    mayCall: row.mayCall,
    parentName: row.parentName ?? '',
    contactPoints: row.contactPoints,
    preferences,
    homeLanguages,
    booked: row.booked,
    caller: row.callerName,
    colleagues: row.colleagues,
    lastCall: lastCallOf(row),
    /** How one met until now, how one agreed to meet, and what is known for a proposal. */
    meeting: {
      callsByWay: row.callsByWay,
      agreed: row.agreed,
      /** How a call now is expected to be held: an appointment that is to come is not the one of this call. */
      expectation: {
        agreed: row.agreed?.isDue ? { channel: row.agreed.channel, chosenBy: row.agreed.chosenBy } : null,
        wishes: preferences.preferredChannels,
      },
      facts: knownFacts(
        { ...preferences, homeLanguages },
        { canTalkFreely: lastTextOf(row, 'can_talk_freely'), internet: lastTextOf(row, 'internet') },
      ),
    },
    help: row.help.map((item) => ({ ...item, type: needTypeOf(item) })),
  }
}

export type CallCard = Awaited<ReturnType<typeof callCard>>
