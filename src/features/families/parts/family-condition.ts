import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { Prisma } from '@/server/db'
import { familyInScope } from '@/server/scope'
import type { FamilyFilter } from '../schema'

const { sql, join } = Prisma

const hasChildAt = (school: Prisma.Sql) =>
  sql`exists (select from child join school on school.id = child.school_id where child.family_id = family.id and ${school})`

const callerCondition = (caller: string) =>
  caller === 'none' ? sql`family.caller_id is null` : sql`family.caller_id = ${caller}::uuid`

const calledCondition = (called: 'never' | 'before') =>
  called === 'never' ? sql`family.last_call_date is null` : sql`family.last_call_date is not null`

const filterConditions = ({ caller, status, programme, school, board, call, called }: FamilyFilter): Prisma.Sql[] => [
  ...(caller ? [callerCondition(caller)] : []),
  ...(status ? [sql`family.status = ${status}::"FamilyStatus"`] : []),
  ...(programme ? [sql`family.programme = ${programme}`] : []),
  ...(school ? [hasChildAt(sql`school.id = ${school}::uuid`)] : []),
  ...(board ? [hasChildAt(sql`school.board_id = ${board}::uuid`)] : []),
  ...(call ? [sql`family.may_call = ${call === 'may'}`] : []),
  ...(called ? [calledCondition(called)] : []),
]

/** The condition on the table `family` for the families in the actor's scope that match the filters. */
export const familyCondition = (actor: Actor, filter: FamilyFilter): Prisma.Sql =>
  join([familyInScope(actor), ...filterConditions(filter)], ' and ')
