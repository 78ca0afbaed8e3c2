/** A new school gives its board and municipality the name that its line has: what that would overwrite, as of changed rows. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { CellChange } from '@/domain/exchange/cell-changes'
import { lostLetters } from '@/domain/exchange/lost-letters'
import { asKept } from '@/domain/exchange/plain-line'
import { refusal, type Problem } from '@/domain/exchange/problem'
import type { SchoolRow } from '@/domain/exchange/schools-file'
import type { PlacedRow } from '@/domain/exchange/table'
import type { Transaction } from '@/server/db'
import { placeNames } from '../queries/place-names'

export const renamedPlaces = async (tx: Transaction, actor: Actor, rows: readonly PlacedRow<SchoolRow>[]) => {
  const names = await placeNames(tx, actor)
  const changes: CellChange[] = []
  const problems: Problem[] = []
  for (const { line, row } of rows)
    for (const [column, ref, after] of [
      ['board_name', row.boardRef, row.boardName],
      ['municipality_name', row.municipalityRef, row.municipalityName],
    ] as const) {
      const before = names.get(`${column} ${ref}`)
      if (before === undefined || asKept(after, before) === before) continue
      changes.push({ line, ref, column, before, after })
      const lost = lostLetters(after, before)
      if (lost) refusal(problems, line)(column, 'letters_lost', lost.word, lost.meant)
    }
  return { changes, problems }
}
