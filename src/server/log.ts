/** Structured log lines on stdout, one JSON object each. Takes ids, codes and durations; callers hand it no names, no answers. */
import 'server-only'
import { errorLocation } from './error-location'

type Line = Readonly<Record<string, string | number | boolean | null | undefined>>

const write = (level: 'info' | 'error', event: string, line: Line) =>
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...line })}\n`)

export const logInfo = (event: string, line: Line = {}) => write('info', event, line)

/** A class or a code is one word; whatever is not, somebody may have put something into. */
const oneWord = (text: unknown) => {
  const word = typeof text === 'number' ? String(text) : text
  return typeof word === 'string' && /^[\w.]{1,60}$/.test(word) ? word : undefined
}

/** An error's class, code and place are logged, never its message: a database message quotes values. */
export const logError = (event: string, error: unknown, line: Line = {}) => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? oneWord(error.code) : undefined
  write('error', event, {
    ...line,
    error: error instanceof Error ? oneWord(error.name) : typeof error,
    code,
    place: error instanceof Error ? errorLocation(error) : undefined,
  })
}

/**
 * What libraries print goes the same way: a line with the error's class and place, and none of the text, which may quote a
 * request. A visitor can neither make a line of their own nor put anything of theirs into one.
 */
export const logConsole = () => {
  for (const method of ['error', 'warn', 'info', 'log', 'debug', 'trace'] as const)
    console[method] = (...values: unknown[]) =>
      logError('console', values.find((value) => value instanceof Error) ?? values[0], { method })
}
