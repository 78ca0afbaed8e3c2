/**
 * A new school also brings the names of its board and municipality. Lists the stored names that its line would overwrite.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { CellChange } from '@/domain/exchange/cell-changes'
import { lostLetters } from '@/domain/exchange/lost-letters'
import { asStored } from '@/domain/exchange/plain-line'
import { refusal, type Problem } from '@/domain/exchange/problem'
import type { SchoolRow } from '@/domain/exchange/schools-file'
import type { PlacedRow } from '@/domain/exchange/table'
import type { Transaction } from '@/server/db'
import { registeredNames } from './place-names'

export const renamedNodes = async (tx: Transaction, actor: Actor, rows: readonly PlacedRow<SchoolRow>[]) => {
  const names = await registeredNames(tx, actor)
  const changes: CellChange[] = []
  const problems: Problem[] = []
  for (const { line, row } of rows)
    for (const [column, ref, after] of [
      ['board_name', row.boardRef, row.boardName],
      ['municipality_name', row.municipalityRef, row.municipalityName],
    ] as const) {
      const before = names.get(`${column} ${ref}`)
      if (before === undefined || asStored(after, before) === before) continue
      changes.push({ line, ref, column, before, after })
      const lostWord = lostLetters(after, before)
      if (lostWord) refusal(problems, line)(column, 'letters_lost', lostWord.word, lostWord.meant)
    }
  return { changes, problems }
}
