import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import type { FollowUpResult } from '@/domain/calls/follow-up'
import { dateAt } from '@/domain/dates'
import { dayOfColumn, now } from '@/server/clock'
import { database, preparedAs } from '@/server/db'
import { needTypeOf } from '@/server/need-type'
import { holdersOf } from '@/server/scope'
import { openText } from '@/server/sealed/sealed-text'

type Interview = { id: string; familyId: string; endedAt: Date | null; family: Parameters<typeof holdersOf>[0] }

type Row = {
  id: string
  type: string
  text: Uint8Array
  state: 'open' | 'done'
  version: number
  dueOn: Date | null
  createdAt: Date
  ownerId: string | null
  ownerName: string | null
  result: FollowUpResult | null
  sayingId: string | null
  note: Uint8Array | null
}

const mostAsked = 50

const answerOf = ({ result, sayingId, note }: Row) =>
  result === null || result === 'not_asked'
    ? null
    : { result, note: sayingId && note ? openText('help_follow_up.note', sayingId, note) : '' }

/**
 * The help that this call asks about, item by item: what was agreed before it and is open, and what was closed since the
 * family's last interview. Help that this call asked about stays, whatever became of it. One statement reads it, because the
 * page of a call reads much else.
 */
export const earlierHelp = async (actor: StaffActor, { id, familyId, endedAt, family }: Interview) => {
  const { organisationId } = actor
  const agreedUntil = endedAt ?? now()
  const rows = await database(actor).$queryRaw<Row[]>`
    ${preparedAs('earlier-help')}
    select item.id, item.type, item.text, item.state::text as state, item.version, item.due_on as "dueOn",
      item.created_at as "createdAt", item.owner_id as "ownerId", owner.name as "ownerName", said.result::text as result,
      said.id as "sayingId", said.note
    from help_item item
    left join staff owner on owner.id = item.owner_id
    left join lateral (
      select id, result, note from help_follow_up where help_item_id = item.id and interview_id = ${id}::uuid
      order by asked_at desc, id desc limit 1) said on true
    where item.organisation_id = ${organisationId}::uuid and item.family_id = ${familyId}::uuid
      and item.interview_id is distinct from ${id}::uuid and item.created_at < ${agreedUntil}
      and (item.state = 'open' or item.state = 'done' and (said.result is not null or item.closed_at >= coalesce((
        select max(last.ended_at) from interview last
        where last.family_id = ${familyId}::uuid and last.id <> ${id}::uuid and last.ended_at < ${agreedUntil}
          and last.state in ('completed', 'broken_off')), '-infinity')))
    order by item.created_at, item.id
    limit ${mostAsked}`
  return rows.map((row) => ({
    id: row.id,
    type: needTypeOf(row),
    text: openText('help_item.text', row.id, row.text),
    state: row.state,
    version: row.version,
    agreedOn: dateAt(row.createdAt),
    dueOn: row.dueOn && dayOfColumn(row.dueOn),
    isMine: row.ownerId === actor.staffId,
    ownerName: row.ownerName,
    mayClose: can(actor, 'help.close', { organisationId, ownerId: row.ownerId, ...holdersOf(family) }),
    answer: answerOf(row),
  }))
}
