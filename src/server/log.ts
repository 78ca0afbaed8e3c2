/** Structured log lines on stdout, one JSON object each. Takes ids, codes and durations; callers hand it no names, no answers. */
import 'server-only'

type Line = Readonly<Record<string, string | number | boolean | null | undefined>>

const write = (level: 'info' | 'error', event: string, line: Line) =>
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...line })}\n`)

export const logInfo = (event: string, line: Line = {}) => write('info', event, line)

/** An error's class and code are logged, never its message: a database message quotes values. */
export const logError = (event: string, error: unknown, line: Line = {}) => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined
  const place = error instanceof Error ? error.stack?.split('\n').find((row) => row.includes(' at ')) : undefined
  write('error', event, {
    ...line,
    error: error instanceof Error ? error.name : typeof error,
    code,
    place: place?.trim(),
  })
}
