import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Comparison } from '@/domain/exchange/comparison'
import type { Note } from '@/domain/exchange/problem'
import type { Transaction } from '@/server/db'
import { refsWithZeros } from '../queries/lost-zeros'

/** A row that would be new although its number is there with zeros in front: probably the same one. */
export const refProposals = async <Row extends { ref: string }>(
  tx: Transaction,
  actor: Actor,
  table: 'family' | 'school',
  { created }: Comparison<Row, unknown>,
): Promise<Note[]> => {
  const known = await refsWithZeros(
    tx,
    actor,
    table,
    created.map(({ row }) => row.ref),
  )
  return created.flatMap(({ line, row: { ref: value } }) => {
    const reading = known.get(value)
    return reading ? [{ line, column: 'ref', code: 'ref_lost_zeros' as const, value, reading }] : []
  })
}
