import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { database, preparedAs, Prisma } from '@/server/db'
import { openHex } from '@/server/sealed/opened-json'
import { openParentName, type SealedValue } from '@/server/sealed/opened-values'
import { openText } from '@/server/sealed/sealed-text'
import { helpAndFamilyOf, mostFollowUps, type HelpAndFamilyRow } from './help-columns'
import { isUnattended } from './working-owner'

type Dated<Of, Key extends keyof Of> = Omit<Of, Key> & { [key in Key]: string }
type Family = HelpAndFamilyRow['family']

/** One item, with its relations as JSON, in which an instant is a text. */
type Row = Omit<HelpAndFamilyRow, 'owner' | 'followUps' | 'family' | 'text' | 'resultNote'> & {
  text: Uint8Array
  resultNote: Uint8Array
  owner: (Omit<NonNullable<HelpAndFamilyRow['owner']>, 'disabledAt'> & { disabledAt: string | null }) | null
  followUps: (Dated<HelpAndFamilyRow['followUps'][number], 'askedAt'> & { id: string })[]
  family: Omit<Family, 'lease' | 'identity'> & {
    lease: Dated<NonNullable<Family['lease']>, 'expiresAt'> | null
    name: SealedValue | null
  }
  count: number
  isUnattended: boolean
}

const familyOf = ({ name, lease, ...family }: Row['family']): Family => {
  const parentName = openParentName(family.id, name)
  return {
    ...family,
    lease: lease && { ...lease, expiresAt: new Date(lease.expiresAt) },
    identity: parentName === null ? null : { parentName },
  }
}

const helpRowOf = ({ owner, followUps, family, ...item }: Row) => ({
  ...item,
  text: openText('help_item.text', item.id, item.text),
  resultNote: openText('help_item.result_note', item.id, item.resultNote),
  owner: owner && { ...owner, disabledAt: owner.disabledAt === null ? null : new Date(owner.disabledAt) },
  followUps: followUps.map(({ id, ...answer }) => ({
    ...answer,
    note: openHex('help_follow_up.note', id, answer.note),
    askedAt: new Date(answer.askedAt),
  })),
  family: familyOf(family),
})

/** The parent's last answer about an item: of each call its last row, and of those the newest that is an answer. */
const lastAnswer = Prisma.sql`
  select per_call.result from (
    select distinct on (interview_id) result, asked_at from help_follow_up
    where help_item_id = item.id order by interview_id, asked_at desc, id desc) per_call
  where per_call.result <> 'not_asked' order by per_call.asked_at desc limit 1`

const isStillWanted = Prisma.sql`coalesce(said.result in ('no', 'not_arrived'), false)`

type Which = {
  /** Of the actor's promises only those of which a parent said last that they did not help or did not arrive. */
  onlyWanted: boolean
  /** Also help of the organisation on which nobody works. */
  withUnattended: boolean
  most: number
}

/**
 * The open help of the actor and of the colleagues for whom they cover, and the number of all of it: first the items of which
 * a parent said last that they did not help or did not arrive, then those with the earliest days. One statement finds them,
 * because it stands on the page of Today beside much else.
 */
export const openPromises = async (actor: StaffActor, { onlyWanted, withUnattended, most }: Which) => {
  const owners = [actor.staffId, ...actor.coversForIds]
  const condition = isUnattended(isStillWanted)
  const rows = await database(actor).$queryRaw<Row[]>`
    ${preparedAs('open-promises')}
    select item.id, item.type, item.text, item.state::text, item.due_on as "dueOn", item.result::text,
      item.result_note as "resultNote", item.created_at as "createdAt", item.closed_at as "closedAt", item.version,
      case when owner.id is not null then
        jsonb_build_object('id', owner.id, 'name', owner.name, 'disabledAt', owner.disabled_at) end as owner,
      coalesce((select jsonb_agg(jsonb_build_object('id', answer.id, 'interviewId', answer.interview_id, 'result', answer.result,
          'note', answer.note, 'askedAt', answer.asked_at) order by answer.asked_at desc, answer.id desc)
        from (select * from help_follow_up where help_item_id = item.id
          order by asked_at desc, id desc limit ${mostFollowUps}) answer), '[]') as "followUps",
      jsonb_build_object('id', family.id, 'ref', family.ref, 'callerId', family.caller_id,
        'lease', (select jsonb_build_object('staffId', lease.staff_id, 'expiresAt', lease.expires_at)
          from call_lease lease where lease.family_id = family.id),
        'name', (select identity.parent_name
          from family_identity identity where identity.family_id = family.id)) as family,
      count(*) over ()::int as count, ${condition} as "isUnattended"
    from help_item item
    join family on family.id = item.family_id
    left join staff owner on owner.id = item.owner_id
    left join lateral (${lastAnswer}) said on true
    where item.organisation_id = ${actor.organisationId}::uuid and item.state = 'open' and (
      item.owner_id = any(${owners}::uuid[]) and (not ${onlyWanted} or ${isStillWanted})
      or ${withUnattended} and ${condition})
    order by ${isStillWanted} desc, item.due_on asc nulls last, item.id
    limit ${most}`
  return {
    count: rows[0]?.count ?? 0,
    /** Also of families outside the actor's scope, for the log. */
    familyIds: rows.map(({ family }) => family.id),
    items: rows.map((row) => {
      const { count: _, isUnattended, ...item } = helpRowOf(row)
      return { ...helpAndFamilyOf(actor, item), isUnattended }
    }),
  }
}
