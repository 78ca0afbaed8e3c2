/**
 * JSON that a column keeps, checked by a schema where it is read. What does not fit stops the request: the log says which
 * row and which part of it, and nobody reads half of it. The value itself is in no message and no log.
 */
import 'server-only'
import type { z } from 'zod'
import { AppError } from './errors'
import { logError } from './log'

/** A row by its table and id. */
export type StoredRow = {
  readonly kind: 'preparation' | 'release_revision' | 'contributor' | 'answer' | 'answer_change' | 'help_item'
  readonly id: string
}

/** The row is damaged: a fault of ours, whatever was asked for. */
export class DamagedRow extends AppError {
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

/** The schema of a stored value checks and changes nothing: what is kept is what is read, to the byte. */
type Check<Value> = z.ZodType<Value, Value>

/** The value as it is stored, once it fits the schema. */
export const storedAs = <Value>(schema: Check<Value>, value: unknown, row: StoredRow): Value => {
  const isFitting = (storedValue: unknown): storedValue is Value => schema.safeParse(storedValue).success
  if (isFitting(value)) return value
  return refuseDamaged(row, schema.safeParse(value).error?.issues[0]?.path.join('.'))
}
