/**
 * Where an error was thrown: a function's name, a file of this program and a line. Taken from the call sites that the engine
 * hands over, never from the text of the stack: that begins with the error's message, which may hold anything, also rows that
 * look like these.
 */
import 'server-only'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Each bundle of the application has its own copy of this file; an error goes from one to another. */
const placeKey = Symbol.for('nabij.error-place')

const functionName = /^[\w$.<>#]{1,100}$/

const fileOf = (site: NodeJS.CallSite): string | null => {
  const name = site.getFileName()
  if (!name) return null
  const file = path.relative(process.cwd(), name.startsWith('file:') ? fileURLToPath(name) : name)
  return file.startsWith('..') || file.includes(':') ? null : file
}

const placeAt = (site: NodeJS.CallSite): { file: string; text: string } | null => {
  const file = fileOf(site)
  if (file === null) return null
  const name = site.getFunctionName() ?? ''
  const at = `${file}:${site.getLineNumber() ?? 0}`
  return { file, text: functionName.test(name) ? `${name} (${at})` : at }
}

/** Our own code says more than the library that it called. */
const placeAmong = (sites: readonly NodeJS.CallSite[]): string | undefined => {
  const places = sites.map(placeAt).filter((place) => place !== null)
  return (places.find(({ file }) => !file.includes('node_modules')) ?? places[0])?.text
}

/** What Node writes of a call site; its own types leave it out. */
type WrittenSite = NodeJS.CallSite & { toString: () => string }

const asNode = (error: Error, sites: WrittenSite[]) =>
  [Error.prototype.toString.call(error), ...sites.map((site) => `    at ${site.toString()}`)].join('\n')

type Format = (error: Error, sites: WrittenSite[]) => unknown

const engine: { prepareStackTrace?: Format } = Error

/**
 * From now on an error knows its place from the moment that somebody reads its stack. The stack stays as it was: whoever sets
 * a format of their own (React does for a moment, and puts back what it found) gets it, behind ours.
 */
export const rememberPlaces = () => {
  const base: Format = engine.prepareStackTrace ?? asNode
  let format = base
  let isFormatting = false
  const remember: Format = (error, sites) => {
    // A format that was made around ours calls ours again.
    if (isFormatting) return asNode(error, sites)
    Reflect.defineProperty(error, placeKey, { value: placeAmong(sites), configurable: true })
    isFormatting = true
    try {
      return format(error, sites)
    } finally {
      isFormatting = false
    }
  }
  Object.defineProperty(engine, 'prepareStackTrace', {
    configurable: true,
    get: () => remember,
    set: (next: Format | undefined) => {
      format = next === undefined || next === remember ? base : next
    },
  })
}

export const placeOf = (error: Error): string | undefined => {
  void error.stack // makes the engine hand over the call sites
  const place: unknown = Reflect.get(error, placeKey)
  return typeof place === 'string' ? place : undefined
}
