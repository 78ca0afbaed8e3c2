/** Reads the chain over the log: its end, the rows that have no seal yet, and seals with their rows. Changes nothing. */
import 'server-only'
import type { RowMoment } from '@/domain/log-chain/insertions'
import { noSeal } from '@/domain/log-chain/sealed-record'
import type { StoredHead, StoredSeal } from '@/domain/log-chain/verification'
import { Prisma, type Transaction } from './db'

/** The text of a moment and of bytes depends on settings of the session, and must be the same for everybody who reads it. */
export const useSealedForm = (tx: Transaction) =>
  tx.$queryRaw`select set_config('TimeZone', 'UTC', true), set_config('bytea_output', 'hex', true)`

/**
 * The content of a sealed record (src/domain/log-chain/sealed-record.ts): every column there is, so that a seal covers columns
 * that are added later without a word here.
 */
const content = Prisma.sql`(
  select jsonb_object_agg(key, value)::text from jsonb_each(to_jsonb(audit) - 'id') where value <> 'null')`

const hex = (column: string) => Prisma.raw(`encode(${column}, 'hex')`)

type LastSeal = { seq: number; mac: string }

export const lastSealOf = async (tx: Transaction): Promise<LastSeal> => {
  const [last] = await tx.$queryRaw<LastSeal[]>`
    select seq::float8 as seq, ${hex('mac')} as mac from audit_seal order by audit_seal.seq desc limit 1`
  return last ?? { seq: 0, mac: noSeal }
}

export const headOf = async (tx: Transaction): Promise<StoredHead | null> => {
  const [head] = await tx.$queryRaw<StoredHead[]>`
    select seq::float8 as seq, ${hex('key_id')} as "keyId", ${hex('mac')} as mac from audit_head`
  return head ?? null
}

export type UnsealedRow = { auditId: number; content: string }

/** The first rows without a seal that have a higher id than the floor. */
export const unsealedRows = (tx: Transaction, floor: number, limit: number): Promise<UnsealedRow[]> => tx.$queryRaw<
  UnsealedRow[]
>`
  select id::float8 as "auditId", ${content} as content from audit
  where id > ${floor}::bigint and not exists (select from audit_seal where audit_id = audit.id)
  order by audit.id limit ${limit}::int`

export const unsealedCount = async (tx: Transaction) => {
  const [counts] = await tx.$queryRaw<[{ count: number; first: number | null; oldest: Date | null }]>`
    select count(*)::float8 as count, min(id)::float8 as first, min(at) as oldest from audit
    where not exists (select from audit_seal where audit_id = audit.id)`
  return counts
}

type SealRow = Omit<StoredSeal, 'sealedAt'> & { sealedAt: Date }

/** The next seals, each with the row that it names. */
export const sealsAfter = async (tx: Transaction, seq: number, limit: number): Promise<StoredSeal[]> => {
  const seals = await tx.$queryRaw<SealRow[]>`
    select seq::float8 as seq, audit_id::float8 as "auditId", version, ${hex('key_id')} as "keyId", ${hex('mac')} as mac,
      sealed_at as "sealedAt", case when audit.id is not null then ${content} end as content
    from audit_seal left join audit on audit.id = audit_id
    where seq > ${seq}::bigint order by audit_seal.seq limit ${limit}::int`
  return seals.map((seal) => ({ ...seal, sealedAt: seal.sealedAt.toISOString() }))
}

/** Rows in the order of their ids, with when they were written and sealed. */
export const momentsAfter = async (tx: Transaction, row: number, limit: number): Promise<RowMoment[]> => {
  const rows = await tx.$queryRaw<{ row: number; at: Date; sealedAt: Date | null }[]>`
    select id::float8 as row, at, sealed_at as "sealedAt" from audit left join audit_seal on audit_id = audit.id
    where id > ${row}::bigint order by audit.id limit ${limit}::int`
  return rows.map(({ row: id, at, sealedAt }) => ({
    row: id,
    at: at.getTime(),
    sealedAt: sealedAt?.getTime() ?? null,
  }))
}

/** The seal with this number, and how many there are up to it. */
export const sealAt = async (tx: Transaction, seq: number) => {
  const [place] = await tx.$queryRaw<[{ mac: string | null; count: number }]>`
    select (select ${hex('mac')} from audit_seal where seq = ${seq}::bigint) as mac,
      (select count(*)::float8 from audit_seal where seq <= ${seq}::bigint) as count`
  return place
}

/** Which transactions were running, and the last row that was committed. */
export type Moment = { readonly xmin: bigint; readonly xmax: bigint; readonly lastRow: number }

export const momentOf = async (tx: Transaction): Promise<Moment> => {
  const [moment] = await tx.$queryRaw<[{ xmin: string; xmax: string; lastRow: number }]>`
    select pg_snapshot_xmin(snapshot)::text as xmin, pg_snapshot_xmax(snapshot)::text as xmax,
      (select coalesce(max(id), 0) from audit)::float8 as "lastRow"
    from pg_current_snapshot() as snapshot`
  return { xmin: BigInt(moment.xmin), xmax: BigInt(moment.xmax), lastRow: moment.lastRow }
}
