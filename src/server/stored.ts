/**
 * Checks stored JSON by a schema where it is read. A value that does not fit stops the request, so that nobody sees half of
 * it. The log names the row and the part that does not fit; the value itself is in no message and no log.
 */
import 'server-only'
import type { z } from 'zod'
import { AppError } from './errors'
import { logError } from './log'

/** A row by its table and id. */
export type StoredRow = {
  readonly kind:
    | 'preparation'
    | 'release_revision'
    | 'contributor'
    | 'answer'
    | 'answer_change'
    | 'help_item'
    | 'own_question'
    | 'job_file'
    | 'organisation'
    | 'room_signal'
  readonly id: string
}

/** A row that does not fit its schema: always a fault of ours, never of the request. */
class DamagedRow extends AppError {
  constructor(row: StoredRow) {
    super('damaged')
    this.message = `damaged: ${row.kind} ${row.id}`
  }
}

export const refuseDamaged = (row: StoredRow, part = ''): never => {
  const error = new DamagedRow(row)
  logError('damaged', error, { kind: row.kind, id: row.id, part })
  throw error
}

/** A schema that only checks. It may not transform, because the value is returned exactly as it is stored. */
type Check<Value> = z.ZodType<Value, Value>

/** The stored value itself if it fits the schema. Logs and throws `damaged` if it does not. */
export const storedAs = <Value>(schema: Check<Value>, value: unknown, row: StoredRow): Value => {
  const isFitting = (storedValue: unknown): storedValue is Value => schema.safeParse(storedValue).success
  if (isFitting(value)) return value
  return refuseDamaged(row, schema.safeParse(value).error?.issues[0]?.path.join('.'))
}
