import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Proposal } from '@/domain/exchange/problem'
import type { PlacedRow } from '@/domain/exchange/table'
import type { Transaction } from '@/server/db'
import { refsWithZeros, type TableOfRefs } from './refs-with-zeros'

type PlacedRef = { line: number; value: string }

export const refsOf = (rows: readonly PlacedRow<{ ref: string }>[]): PlacedRef[] =>
  rows.map(({ line, row }) => ({ line, value: row.ref }))

/** Proposals for refs that do not exist but do with zeros in front: probably a spreadsheet dropped the zeros. */
export const refProposals = async (
  tx: Transaction,
  actor: Actor,
  table: TableOfRefs,
  column: string,
  refs: readonly PlacedRef[],
): Promise<Proposal[]> => {
  const refWithZeros = await refsWithZeros(
    tx,
    actor,
    table,
    refs.map(({ value }) => value),
  )
  return refs.flatMap(({ line, value }) => {
    const reading = refWithZeros.get(value)
    return reading ? [{ kind: 'ref', line, column, code: 'ref_lost_zeros', value, reading } as const] : []
  })
}
