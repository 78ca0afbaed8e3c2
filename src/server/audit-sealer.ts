/**
 * Seals the rows of the log after they were committed, so that nothing that writes a row waits for another. Workers call it
 * again and again. One of them seals at a time.
 */
import 'server-only'
import { headMessage, recordVersion, sealedMessage, type MacOf } from '@/domain/log-chain/sealed-record'
import { isHeadOf } from '@/domain/log-chain/verification'
import { headOf, lastSealOf, momentOf, unsealedRows, useSealedForm, type Moment, type UnsealedRow } from './audit-chain'
import type { AuditKeys } from './audit-keys'
import { inTransaction, type Transaction } from './db'
import { logInfo } from './log'

/** The lock of the function record_audit_seals. */
const sealerLock = [7014, 1] as const

const rowsInBatch = 1000
const batchesBetweenLines = 50

/**
 * Up to which id every row is sealed, so that a run need not look at them again. It can be raised to the last row of an
 * earlier moment once every transaction of that moment has ended: no row with a lower id can come any more.
 */
export type Floor = { readonly row: number; readonly moment: Moment | null }

export const noFloor: Floor = { row: 0, moment: null }

const raisedFloor = ({ row, moment }: Floor, start: Moment): Floor => {
  if (!moment) return { row, moment: start }
  return start.xmin >= moment.xmax ? { row: moment.lastRow, moment: start } : { row, moment }
}

type Place = { seq: number; previous: string }

/**
 * Where the chain goes on. When its head is not what it should be, somebody changed its end. The chain then leaves out a
 * number, so that the verification finds it however often rows are sealed afterwards.
 */
const nextPlace = async (tx: Transaction, { macOf }: AuditKeys): Promise<Place> => {
  const [last, head] = [await lastSealOf(tx), await headOf(tx)]
  const skipped = isHeadOf(macOf, head, last) ? 1 : 2
  return { seq: Math.max(last.seq, skipped === 1 ? 0 : (head?.seq ?? 0)) + skipped, previous: last.mac }
}

const macOfRow = (macOf: MacOf, keyId: string, message: string): string => {
  const mac = macOf(keyId, message)
  if (mac === null) throw new Error('a key that seals is one of the keys')
  return mac
}

const recordSeals = async (
  tx: Transaction,
  keys: AuditKeys,
  rows: readonly UnsealedRow[],
  { place, sealedAt }: { place: Place; sealedAt: Date },
) => {
  const macs: string[] = []
  for (const [index, row] of rows.entries()) {
    const record = { ...row, seq: place.seq + index, version: recordVersion, sealedAt: sealedAt.toISOString() }
    macs.push(macOfRow(keys.macOf, keys.current, sealedMessage(record, macs.at(-1) ?? place.previous)))
  }
  const head = macOfRow(keys.macOf, keys.current, headMessage(place.seq + rows.length - 1, macs.at(-1) ?? ''))
  await tx.$queryRaw`
    select record_audit_seals(${place.seq}::bigint, ${rows.map(({ auditId }) => auditId)}::bigint[],
      array(select decode(mac, 'hex') from unnest(${macs}::text[]) with ordinality as made (mac, place) order by place),
      ${recordVersion}::smallint, decode(${keys.current}, 'hex'), ${sealedAt}, decode(${head}, 'hex'))`
}

type Batch = { count: number; lastRow: number }

/** Seals the first rows after the one with this id. Returns null when another worker is sealing. */
const sealBatch = (keys: AuditKeys, after: number, sealedAt: Date): Promise<Batch | null> =>
  inTransaction('log', async (tx) => {
    const [{ isFree }] = await tx.$queryRaw<[{ isFree: boolean }]>`
      select pg_try_advisory_xact_lock(${sealerLock[0]}::int, ${sealerLock[1]}::int) as "isFree"`
    if (!isFree) return null
    await useSealedForm(tx)
    const rows = await unsealedRows(tx, after, rowsInBatch)
    if (rows.length > 0) await recordSeals(tx, keys, rows, { place: await nextPlace(tx, keys), sealedAt })
    return { count: rows.length, lastRow: rows.at(-1)?.auditId ?? after }
  })

/**
 * Seals all rows that have no seal, in batches of a transaction each, and returns the floor of the next run. A batch begins
 * after the one before it, so that no row is read again and again. Rows that were committed behind it are found by a last
 * look from the floor. `sealedAt` is the same for the whole run, so that the seals tell which rows were there together.
 */
export const sealRows = async (
  keys: AuditKeys,
  floor: Floor,
  sealedAt: Date,
  stopSignal?: AbortSignal,
): Promise<Floor> => {
  const start = await inTransaction('log', momentOf)
  let after = floor.row
  for (let batch = 1; !stopSignal?.aborted; batch++) {
    const sealedBatch = await sealBatch(keys, after, sealedAt)
    if (sealedBatch === null) return floor
    if (batch % batchesBetweenLines === 0) logInfo('audit_sealed', { count: batch * rowsInBatch })
    const isLast = sealedBatch.count < rowsInBatch
    if (isLast && after === floor.row) return raisedFloor(floor, start)
    after = isLast ? floor.row : sealedBatch.lastRow
  }
  return floor
}
