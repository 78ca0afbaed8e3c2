/**
 * The output of the command line: results on stdout, everything else on stderr, refusals in the same texts as on the
 * screens.
 */
import { createTranslator } from 'use-intl/core'
import type { CellChange } from '@/domain/exchange/cell-changes'
import type { Note, Problem } from '@/domain/exchange/problem'
import { messagesOf } from '@/i18n/messages'
import { AppError } from '@/server/errors'
import { UnsafeDatabaseRole } from '@/server/database-role'
import { UnknownVersions } from '@/server/instrument-versions'

const messages = messagesOf('en')
const translate = createTranslator({ locale: 'en', messages })

export const result = (text: string) => process.stdout.write(`${text}\n`)
export const remark = (text: string) => process.stderr.write(`${text}\n`)

export const problemWords = ({ line, column, code, value, allowed }: Problem) => {
  const location = [line === null ? null : `line ${line}`, column].filter(Boolean).join(', ')
  return `${location ? `${location}: ` : ''}${translate(`imports.problems.${code}`, { value, allowed })}`
}

export const noteWords = ({ line, column, code, value, reading }: Note) =>
  `line ${line}, ${column}: ${translate(`imports.notes.${code}`, { value, reading })}`

export const changeWords = ({ line, ref, column, before, after }: CellChange) =>
  `line ${line}, ${ref}, ${column}: “${before}” → “${after}”`

const reasons: Readonly<Record<string, string>> = messages.errors.reasons
const reasonWords = (reason: string) => reasons[reason] ?? messages.errors.reasons.invalid

/**
 * A refusal as text. Any other error is a fault: its class and code are printed, never its message, which may quote values.
 */
export const errorWords = (error: unknown): string => {
  if (error instanceof AppError) {
    const main = error.reason ? reasonWords(error.reason) : messages.errors.codes[error.code]
    const parts = error.problems.map(({ path, reason }) => `${path}: ${reasonWords(reason)}`)
    return [main, ...parts.filter((part) => !part.endsWith(main))].join('\n')
  }
  if (error instanceof UnknownVersions || error instanceof UnsafeDatabaseRole) return error.message
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : ''
  return `${messages.errors.codes.fault} (${error instanceof Error ? error.name : typeof error}${code})`
}
