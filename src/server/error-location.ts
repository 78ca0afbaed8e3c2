/**
 * Where an error was thrown: a file of this program and a line. A stack begins with the error's message, which may hold
 * anything, also rows that look like places. So only a file that exists is named, and nothing else of a row.
 */
import 'server-only'
import fs from 'node:fs'
import path from 'node:path'

/** The engine writes ten rows; whatever stands before the last of them is message. */
const mostRows = 12
const row = /^ {4}at [^\n]{0,400}?\(?(?:file:\/\/)?(\/[^()\n]{1,400}):(\d{1,7}):\d{1,7}\)?$/

const locationIn = (text: string): string | null => {
  const [, name, line] = row.exec(text) ?? []
  if (!name) return null
  const file = path.relative(process.cwd(), name)
  return file.startsWith('..') || !fs.existsSync(file) ? null : `${file}:${line}`
}

/** Without the message that it begins with, unless somebody changed one of the two. */
const rowsOf = ({ stack, message }: Error): string => {
  const text = String(stack ?? '')
  const at = text.indexOf(message)
  return at < 0 ? text : text.slice(at + message.length)
}

/** Our own code says more than the library that it called. */
export const errorLocation = (error: Error): string | undefined => {
  const places = rowsOf(error)
    .split('\n')
    .slice(-mostRows)
    .map(locationIn)
    .filter((place) => place !== null)
  return places.find((place) => !place.includes('node_modules')) ?? places[0]
}
