/** Checks that every schema of an action, a route handler or an address accepts only what Postgres can store. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { hostileTexts } from './hostile-texts'
import { codeIn, root, textOf } from './house/files'
import { answerProblem, isStorableText } from '@/domain/instrument/answer'
import type { Item } from '@/domain/instrument/keys'
import { latestInstrument } from '@/domain/instrument/instrument'
import { visibleText } from '@/domain/visible-text'

type Leaf = { path: string; schema: z.ZodType }
type Parts = {
  type: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  options?: readonly z.ZodType[]
  innerType?: z.ZodType
  in?: z.ZodType
}

const partsOf = (schema: z.ZodType) => schema.def as unknown as Parts

/** The schema types that accept texts and numbers. The value of an answer is checked by `answerProblem` instead. */
const leafTypes = ['string', 'number']
const harmless = ['enum', 'literal', 'boolean', 'null']
const judgedElsewhere = ['saveAnswerSchema.value']

/** Every place in a schema that accepts a text or number. A pipe is one place, because its second schema can refuse more. */
const leavesOf = (schema: z.ZodType, at: string): Leaf[] => {
  const { type, shape, element, options, innerType, in: first } = partsOf(schema)
  if (first && leafTypes.includes(partsOf(first).type)) return [{ path: at, schema }]
  if (leafTypes.includes(type)) return [{ path: at, schema }]
  if (shape) return Object.entries(shape).flatMap(([key, one]) => leavesOf(one, `${at}.${key}`))
  const inner = element ?? innerType ?? first
  if (inner) return leavesOf(inner, at)
  if (options) return options.flatMap((one) => leavesOf(one, at))
  if (harmless.includes(type) || judgedElsewhere.includes(at)) return []
  throw new Error(`${at}: nobody knows what a ${type} lets in`)
}

const modules = [
  ...codeIn('src/features').filter((file) => file.endsWith('/schema.ts')),
  'src/domain/access/provider-claims.ts',
]
const schemas = await Promise.all(
  modules.map(async (file) => {
    const exported = (await import(pathToFileURL(path.join(root, file)).href)) as Record<string, unknown>
    return Object.entries(exported).filter((one): one is [string, z.ZodType] => one[1] instanceof z.ZodType)
  }),
)
const leaves = schemas.flat().flatMap(([name, schema]) => leavesOf(schema, name))

const unstorable = fc
  .tuple(fc.string(), fc.constantFrom('\u0000', '\ud800', '\udfff'), fc.string())
  .map((parts) => parts.join(''))
  .filter((text) => !isStorableText(text))

const beyondInt4 = fc.oneof(
  fc.constantFrom(2 ** 31, -(2 ** 31) - 1, 2 ** 32, Number.MAX_SAFE_INTEGER, 1e21, 1e300, Infinity, NaN),
  fc.integer({ min: 2 ** 31, max: Number.MAX_SAFE_INTEGER }),
  fc.integer({ min: 1 }).map((whole) => whole + 0.5),
)

/** What is compared with something that is stored as a hash, and shown nowhere. */
const isCompared = (path: string) => /\.(password|present|code|token)$/.test(path)

const isRefused = (schema: z.ZodType, value: unknown) => !schema.safeParse(value).success

describe('an input', () => {
  test('is found in every schema of every feature', () => {
    expect(modules.length).toBeGreaterThan(8)
    expect(leaves.length).toBeGreaterThan(100)
  })

  test.each(leaves)('is refused with NUL or half a surrogate pair in $path', ({ schema }) => {
    fc.assert(fc.property(unstorable, (text) => isRefused(schema, text)))
  })

  test.each(leaves)('is refused with a number that a column cannot hold in $path', ({ schema }) => {
    const isTaken = (value: unknown) => typeof schema.safeParse(value).data === 'number'
    fc.assert(fc.property(beyondInt4, (number) => !isTaken(number) && !isTaken(String(number))))
  })

  test.each(leaves.filter(({ path: at }) => !isCompared(at)))(
    'is kept as it was typed, shown as readers see it, or refused, whatever somebody types in $path',
    ({ schema }) => {
      for (const [name, text] of Object.entries(hostileTexts)) {
        const outcome = schema.safeParse(text)
        const kept = [text, text.trim(), text.trim().toLowerCase(), visibleText(text).trim()]
        if (outcome.success) expect([name, kept.includes(String(outcome.data))]).toEqual([name, true])
        else expect([name, outcome.error.issues.length]).not.toEqual([name, 0])
      }
    },
  )

  test('of a page or route handler is parsed by a schema that is checked here', () => {
    const known = schemas.flat().map(([name]) => name)
    const taking = codeIn('src/app').flatMap((file) =>
      [...textOf(file).matchAll(/(\w+Schema)\.(?:safeParse|parse)\(|parsed\((\w+Schema)/g)].map(
        ([, one, other]) => one ?? other,
      ),
    )
    expect(taking.length).toBeGreaterThan(10)
    expect(taking.filter((name) => !known.includes(name ?? ''))).toEqual([])
  })

  test('as the answer to any question is refused with such a text or number', () => {
    const value = fc.oneof(beyondInt4, unstorable)
    const isTaken = (item: Item, one: unknown) =>
      [one, [one], [one, null]].some((answer) => answerProblem(item, answer) === null)
    for (const item of latestInstrument.items) fc.assert(fc.property(value, (one) => !isTaken(item, one)))
  })
})
