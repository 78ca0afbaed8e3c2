import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { addDays } from '@/domain/dates'
import type { CallDetailKey, Channel, Chooser } from '@/domain/instrument/call-details'
import type { ItemKey } from '@/domain/instrument/keys'
import type { Contact } from '@/domain/people/contact-point'
import type { ContactPreferences } from '@/domain/people/contact-preferences'
import { dateColumn, now, today } from '@/server/clock'
import { openPreferences, type SealedPreferences } from '@/server/contact-preferences'
import { database, preparedAs } from '@/server/db'
import type { HelpResult, HelpState } from '@/server/generated/prisma/enums'
import { bookedInterpreter, openBooking, type BookedInterpreter } from '@/server/interpreter-bookings'
import { interviewSpeaker } from '@/server/interview-speaker'
import { familyInScope } from '@/server/scope'
import { openHex } from '@/server/sealed/opened-json'
import type { SealedField } from '@/server/stored-answer'
import { openParentName, openPoint, type SealedPoint, type SealedValue } from '@/server/sealed/opened-values'

/** How long a colleague who called or tried to call counts as somebody who calls this family. */
const colleagueDays = 28

const mostHelp = 20

const callDate = 'call_date' satisfies ItemKey
/** Two grades, and two texts in the parent's own words. */
const gradeKeys = ['grade_parent', 'grade_children'] as const satisfies readonly ItemKey[]
const textKeys = ['needs_text', 'goes_well_text'] as const satisfies readonly ItemKey[]
/** What says how one can meet the next time. */
const meetingKeys = ['can_talk_freely', 'internet'] as const satisfies readonly (ItemKey | CallDetailKey)[]
export type LastCallKey =
  typeof callDate | (typeof meetingKeys)[number] | (typeof gradeKeys)[number] | (typeof textKeys)[number]

type CodesAsText = {
  lineDropPlan: string | null
  preferredChannels: string[] | null
  preferredPartsOfDay: string[] | null
}

/** Days as the database writes them in JSON. */
type HelpSince = {
  id: string
  type: string
  text: string
  state: HelpState
  dueOn: string | null
  result: HelpResult | null
  owner: string | null
}

export type CallCardRow = Omit<ContactPreferences, keyof CodesAsText> &
  CodesAsText & {
    id: string
    ref: string
    version: number
    mayCall: boolean
    callerId: string | null
    leasedToId: string | null
    callerName: string | null
    parentName: string | null
    homeLanguages: string[] | null
    contactPoints: (Contact & { id: string; state: 'active' | 'dead' })[]
    colleagues: { name: string; day: string }[]
    lastId: string | null
    lastEndedAt: Date | null
    lastCallerName: string | null
    lastAnswers: { [key in LastCallKey]?: SealedField } | null
    help: HelpSince[]
    /** How many calls were made in which way. */
    callsByWay: { channel: Channel; count: number }[]
    /** The way that is agreed for the appointment, and whether it is of today or before; null without an appointment. */
    agreed: { channel: Channel | null; chosenBy: Chooser | null; isDue: boolean } | null
    /** Who interprets at the appointment. */
    booked: BookedInterpreter | null
  }

type Sealed = SealedPreferences & {
  parentName: SealedValue | null
  contactPoints: (SealedPoint & { state: 'active' | 'dead' })[]
}
type SealedRow = Omit<CallCardRow, keyof Sealed> & Sealed

const openHelp = (item: HelpSince): HelpSince => ({ ...item, text: openHex('help_item.text', item.id, item.text) })

const openRow = (row: SealedRow): CallCardRow => ({
  ...row,
  ...openPreferences(row.id, row),
  booked: openBooking(row.booked),
  parentName: openParentName(row.id, row.parentName),
  contactPoints: row.contactPoints.map(openPoint),
  help: row.help.map(openHelp),
})

/** Everything on the card. One statement, because the pages with a card read much else. */
export const callCardRow = async (actor: StaffActor, id: string): Promise<CallCardRow | undefined> => {
  const since = dateColumn(addDays(today(), -colleagueDays))
  const [row] = await database(actor).$queryRaw<SealedRow[]>`
    ${preparedAs('call-card')}
    select family.id, family.ref, family.version, family.may_call as "mayCall", family.caller_id as "callerId",
      lease.staff_id as "leasedToId",
      caller.name as "callerName", family.home_languages as "homeLanguages", family.call_language as "callLanguage",
      family.interpreter_needed as "interpreterNeeded", family.interpreter_refused as "interpreterRefused",
      ${bookedInterpreter} as booked, family.preferred_channels as "preferredChannels",
      family.preferred_parts_of_day as "preferredPartsOfDay", identity.parent_name as "parentName",
      identity.name_to_use as "nameToUse", identity.who_may_hear as "whoMayHear",
      identity.may_leave_message as "mayLeaveMessage", identity.safe_hours as "safeHours",
      identity.stop_word as "stopWord", identity.line_drop_plan::text as "lineDropPlan",
      identity.line_drop_note as "lineDropNote", identity.interpreter_name as "interpreterName",
      coalesce((select jsonb_agg(jsonb_build_object('id', point.id, 'kind', point.kind, 'value', point.value,
          'state', point.state) order by point.position, point.id)
        from contact_point point where point.family_id = family.id), '[]') as "contactPoints",
      coalesce((select jsonb_agg(jsonb_build_object('name', staff.name, 'day', colleague.day) order by colleague.day desc, staff.name)
        from (select staff_id, max(day) as day from (
            select staff_id, day from contact_attempt
            where family_id = family.id and undone_at is null and day >= ${since}
            union all
            select caller_id, (started_at at time zone 'Europe/Amsterdam')::date from interview
            where family_id = family.id and started_at >= ${since}) called
          where staff_id is distinct from ${actor.staffId}::uuid and staff_id is distinct from family.caller_id
          group by staff_id) colleague
        join staff on staff.id = colleague.staff_id), '[]') as colleagues,
      latest.id as "lastId", latest.ended_at as "lastEndedAt", latest.caller_name as "lastCallerName",
      (select jsonb_object_agg(answer.key, answer.value) from answer
        where answer.interview_id = latest.id and answer.key = any(${[callDate, ...gradeKeys, ...textKeys, ...meetingKeys]}::text[]) and answer.value is not null)
        as "lastAnswers",
      coalesce((select jsonb_agg(to_jsonb(item) order by item.state = 'done', item."dueOn", item.id) from (
        select item.id, item.type, item.text, item.state, item.due_on as "dueOn", item.result, staff.name as owner
        from help_item item left join staff on staff.id = item.owner_id
        where item.family_id = family.id and (item.state = 'open' or item.state = 'done'
          and (latest.id is null or item.interview_id = latest.id or item.created_at >= latest.ended_at
            or item.closed_at >= latest.ended_at))
        order by item.state = 'done', item.due_on, item.id limit ${mostHelp}) item), '[]') as help,
      coalesce((select jsonb_agg(to_jsonb(way) order by way.count desc, way.channel) from (
        select channel, count(*)::int as count from interview
        where family_id = family.id and state in ('completed', 'broken_off') group by channel) way), '[]') as "callsByWay",
      (select jsonb_build_object('channel', step.channel, 'chosenBy', appointment.chosen_by,
          'isDue', (step.starts_at at time zone 'Europe/Amsterdam')::date <= ${dateColumn(today())}::date)
        from next_step step left join appointment on appointment.id = step.source_id
        where step.family_id = family.id and step.closed_at is null and step.kind = 'appointment' limit 1) as agreed
    from family
    left join family_identity identity on identity.family_id = family.id
    left join staff caller on caller.id = family.caller_id
    left join call_lease lease on lease.family_id = family.id and lease.expires_at > ${now()}
    left join lateral (
      select interview.id, interview.ended_at, staff.name as caller_name
      from interview join staff on staff.id = ${interviewSpeaker}
      where interview.family_id = family.id and interview.state in ('completed', 'broken_off')
      order by interview.ended_at desc, interview.id desc limit 1) latest on true
    where family.id = ${id}::uuid and ${familyInScope(actor)}`
  return row && openRow(row)
}
