/**
 * The file and line where an error was thrown. A stack begins with the error's message, which may hold anything, even rows
 * that look like locations. So the result is only ever a file that exists and a line number, never another part of a row.
 */
import 'server-only'
import fs from 'node:fs'
import path from 'node:path'

/** V8 writes at most ten rows to a stack, so whatever comes before the last rows belongs to the message. */
const mostRows = 12
const row = /^ {4}at [^\n]{0,400}?\(?(?:file:\/\/)?(\/[^()\n]{1,400}):(\d{1,7}):\d{1,7}\)?$/

const locationIn = (text: string): string | null => {
  const [, name, line] = row.exec(text) ?? []
  if (!name) return null
  const file = path.relative(process.cwd(), name)
  return file.startsWith('..') || !fs.existsSync(file) ? null : `${file}:${line}`
}

/** The stack without the message that it begins with. A message that was changed after the throw cannot be cut off. */
const rowsOf = ({ stack, message }: Error): string => {
  const text = String(stack ?? '')
  const at = text.indexOf(message)
  return at < 0 ? text : text.slice(at + message.length)
}

/** Prefers a file of our own over one of a library, because it tells more. */
export const errorLocation = (error: Error): string | undefined => {
  const places = rowsOf(error)
    .split('\n')
    .slice(-mostRows)
    .map(locationIn)
    .filter((place) => place !== null)
  return places.find((place) => !place.includes('node_modules')) ?? places[0]
}
