/**
 * Writes structured log lines to stdout, each a JSON object. Callers pass ids, codes and durations, never names or answers.
 */
import 'server-only'
import { errorLocation } from './error-location'

type Line = Readonly<Record<string, string | number | boolean | null | undefined>>

const write = (level: 'info' | 'error', event: string, line: Line) =>
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...line })}\n`)

export const logInfo = (event: string, line: Line = {}) => write('info', event, line)

/** The name of a class or a code is one word. Anything else may hold text of a visitor and is left out. */
const oneWord = (text: unknown) => {
  const word = typeof text === 'number' ? String(text) : text
  return typeof word === 'string' && /^[\w.]{1,60}$/.test(word) ? word : undefined
}

/** The number that Next gives an error of a page, which the page shows too. */
const digestOf = (error: unknown) =>
  typeof error === 'object' && error !== null && 'digest' in error && /^\d{1,20}$/.test(String(error.digest))
    ? String(error.digest)
    : undefined

/** Logs the class, code and place of an error, never its message, because a message of the database quotes values. */
export const logError = (event: string, error: unknown, line: Line = {}) => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? oneWord(error.code) : undefined
  write('error', event, {
    ...line,
    error: error instanceof Error ? oneWord(error.name) : typeof error,
    code,
    digest: digestOf(error),
    place: error instanceof Error ? errorLocation(error) : undefined,
  })
}

/**
 * Replaces the console, so that what libraries print becomes a log line with the class and place of an error and without the
 * text, which may quote a request. A visitor can neither forge a line nor put text into one.
 */
export const logConsole = () => {
  for (const method of ['error', 'warn', 'info', 'log', 'debug', 'trace'] as const)
    console[method] = (...values: unknown[]) =>
      logError('console', values.find((value) => value instanceof Error) ?? values[0], { method })
}
