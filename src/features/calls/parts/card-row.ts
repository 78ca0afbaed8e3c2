import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { turnOf, type Moment } from '@/domain/calls/queue'
import { oneOf } from '@/domain/closed-lists'
import { channels } from '@/domain/instrument/call-details'
import type { Contact } from '@/domain/people/contact-point'
import { database, preparedAs } from '@/server/db'
import type { AttemptOutcome } from '@/server/generated/prisma/enums'
import { bookedInterpreter, openBooking, type BookedInterpreter } from '@/server/interpreter-bookings'
import { needTypeOf } from '@/server/need-type'
import { familyInScope } from '@/server/scope'
import { openIdentity, openPoint, type SealedPoint, type SealedValue } from '@/server/sealed/opened-values'
import { openText } from '@/server/sealed/sealed-text'
import { outcomeOf } from './outcome'
import type { Entry } from './turn-row'

const mostHelp = 12

type CardHelp = { id: string; type: string; dueOn: string | null; ownerId: string | null }

type CardRow = {
  id: string
  mayCall: boolean
  homeLanguages: string[]
  callLanguage: string | null
  interpreterNeeded: boolean | null
  interpreterRefused: boolean | null
  /** Who interprets at the appointment. */
  booked: BookedInterpreter | null
  preferredChannels: string[]
  parentName: string
  nameToUse: string
  interpreterName: string
  note: string
  mayLeaveMessage: boolean | null
  whoMayHear: string
  safeHours: string
  contactPoints: (Contact & { id: string })[]
  helpItems: CardHelp[]
  /** The last attempt; null for a family that was never tried. */
  attemptId: string | null
  outcome: AttemptOutcome
  at: Date
  day: Date
  notBefore: Date | null
  time: string | null
  attemptNote: Uint8Array
  attemptBy: string | null
}

type SealedText = 'parentName' | 'nameToUse' | 'interpreterName' | 'note' | 'whoMayHear' | 'safeHours'
type SealedRow = Omit<CardRow, SealedText | 'contactPoints'> & {
  [text in SealedText]: SealedValue | null
} & { contactPoints: SealedPoint[] }

const openRow = (row: SealedRow): CardRow => ({
  ...row,
  parentName: openIdentity('family_identity.parent_name', row.id, row.parentName),
  nameToUse: openIdentity('family_identity.name_to_use', row.id, row.nameToUse),
  interpreterName: openIdentity('family_identity.interpreter_name', row.id, row.interpreterName),
  note: openIdentity('family_identity.note', row.id, row.note),
  whoMayHear: openIdentity('family_identity.who_may_hear', row.id, row.whoMayHear),
  safeHours: openIdentity('family_identity.safe_hours', row.id, row.safeHours),
  contactPoints: row.contactPoints.map(openPoint),
  booked: openBooking(row.booked),
})

/** What the cards of these families show besides their next step, of those in the actor's scope. One statement for all. */
export const cardRows = async (actor: StaffActor, familyIds: readonly string[]): Promise<CardRow[]> => {
  if (familyIds.length === 0) return []
  const rows = await database(actor).$queryRaw<SealedRow[]>`
    ${preparedAs('card')}
    select family.id, family.may_call as "mayCall", coalesce(family.home_languages, '{}') as "homeLanguages",
      family.call_language as "callLanguage", family.interpreter_needed as "interpreterNeeded",
      family.interpreter_refused as "interpreterRefused", ${bookedInterpreter} as booked,
      coalesce(family.preferred_channels, '{}') as "preferredChannels", identity.parent_name as "parentName",
      identity.name_to_use as "nameToUse", identity.interpreter_name as "interpreterName", identity.note, identity.may_leave_message as "mayLeaveMessage",
      identity.who_may_hear as "whoMayHear", identity.safe_hours as "safeHours",
      coalesce((select jsonb_agg(jsonb_build_object('id', point.id, 'kind', point.kind, 'value', point.value)
          order by point.position, point.id)
        from contact_point point where point.family_id = family.id and point.state = 'active'), '[]') as "contactPoints",
      coalesce((select jsonb_agg(jsonb_build_object('id', help.id, 'type', help.type,
          'dueOn', to_char(help.due_on, 'YYYY-MM-DD'), 'ownerId', help.owner_id) order by help.due_on nulls last, help.id)
        from (select id, type, due_on, owner_id from help_item
          where help_item.family_id = family.id and help_item.state = 'open'
          order by due_on nulls last, id limit ${mostHelp}) help), '[]') as "helpItems",
      attempt.id as "attemptId", attempt.outcome::text, attempt.at, attempt.day, attempt.not_before as "notBefore",
      attempt.time, attempt.note as "attemptNote", attempt.staff_id as "attemptBy"
    from family
    left join family_identity identity on identity.family_id = family.id
    left join lateral (
      select * from contact_attempt latest where latest.family_id = family.id and latest.undone_at is null
      order by latest.at desc limit 1) attempt on true
    where family.id = any(${[...familyIds]}::uuid[]) and ${familyInScope(actor)}`
  return rows.map(openRow)
}

const helpOf = (row: CardHelp, actor: StaffActor) => ({
  type: needTypeOf(row),
  dueOn: row.dueOn,
  isMine: row.ownerId === actor.staffId,
})

const identityOf = (row: CardRow | undefined) => ({
  parentName: row?.parentName ?? '',
  nameToUse: row?.nameToUse ?? '',
  note: row?.note ?? '',
  mayLeaveMessage: row?.mayLeaveMessage ?? null,
  whoMayHear: row?.whoMayHear ?? '',
  safeHours: row?.safeHours ?? '',
  interpreterName: row?.interpreterName ?? '',
})

const lastAttemptOf = (row: CardRow | undefined) => {
  if (!row || row.attemptId === null) return null
  const { attemptId, outcome, at, day, notBefore, time, attemptNote } = row
  return outcomeOf({
    id: attemptId,
    outcome,
    at,
    day,
    notBefore,
    time,
    note: openText('contact_attempt.note', attemptId, attemptNote),
  })
}

/** The call that this person dialled and that waits for its outcome. */
const dialledOf = (row: CardRow | undefined, actor: StaffActor) =>
  row && row.attemptId !== null && row.outcome === 'dialled' && row.attemptBy === actor.staffId
    ? { id: row.attemptId, at: row.at.toISOString() }
    : null

/** How the parent wants to be called. */
const wishesOf = (row: CardRow | undefined) => ({
  callLanguage: row?.callLanguage ?? null,
  homeLanguages: row?.homeLanguages ?? [],
  interpreterNeeded: row?.interpreterNeeded ?? null,
  interpreterRefused: row?.interpreterRefused ?? null,
  channels: (row?.preferredChannels ?? []).flatMap((code) => oneOf(channels, code) ?? []),
})

export const cardOf = (actor: StaffActor, moment: Moment, entry: Entry, row: CardRow | undefined) => ({
  ...entry,
  turn: turnOf(entry, moment),
  mayCall: row?.mayCall ?? false,
  identity: identityOf(row),
  wishes: wishesOf(row),
  booked: row?.booked ?? null,
  contactPoints: row?.contactPoints ?? [],
  lastAttempt: lastAttemptOf(row),
  dialled: dialledOf(row, actor),
  help: (row?.helpItems ?? []).map((item) => helpOf(item, actor)),
})

export type CallCard = ReturnType<typeof cardOf>
