/** The columns of a row that says who looked, and which of the closed lists its codes are from. */
import 'server-only'
import { oneOf } from '@/domain/closed-lists'
import { roles, type Role } from '@/domain/access/actor'
import { grounds, parts, results, type Ground, type Part, type Result } from '@/domain/access/view'
import { Prisma } from '@/server/db'

/** The result; of a row from before it was noted, what its detail says. */
export const resultOfRow = Prisma.sql`coalesce(audit.result,
  case when audit.detail ->> 'refused' is distinct from 'true' then 'allowed'
    when audit.detail ->> 'reason' = 'not_found' then 'not_found' else 'refused' end)`

export type StoredView = Codes & { id: string; at: Date; verb: string }

type ViewCodes = { role: Role | null; part: Part | null; result: Result; ground: Ground | null }

type Codes = { role: string | null; part: string | null; result: string; ground: string | null }

/** A code that is in no list any more is left out. */
export const withCodes = <Row extends Codes>(row: Row): Omit<Row, keyof ViewCodes> & ViewCodes => ({
  ...row,
  role: oneOf(roles, row.role ?? undefined) ?? null,
  part: oneOf(parts, row.part ?? undefined) ?? null,
  result: oneOf(results, row.result) ?? 'allowed',
  ground: oneOf(grounds, row.ground ?? undefined) ?? null,
})
