/**
 * Every query of the features, and every command that a browser can call, with arguments made from their names and schemas: a new
 * one needs nothing here. The test that imports this replaces `action` and `route` by functions that give what they were given.
 */
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { z } from 'zod'
import type { StaffActor } from '@/domain/access/actor'
import { sampleInput } from '../e2e/steps/sample-input.mjs'
import { codeIn, isTest, root } from './house/files'
import { exportsOf } from './house/source'

export type Ask = (actor: StaffActor) => Promise<unknown>
/** The rows of one family, by what they are. */
export type Things = Record<
  | 'family'
  | 'interview'
  | 'help'
  | 'concern'
  | 'familyConcern'
  | 'careStep'
  | 'appointment'
  | 'attempt'
  | 'request'
  | 'notice'
  | 'point'
  | 'colleague',
  string
>

type Kind = keyof Things
type Callable = (...given: unknown[]) => Promise<unknown>
type Pair = { schema: z.ZodType; command: Callable }

/** What an `id` may be of, by the folder of the feature. */
const kindsOfFeature: Record<string, readonly Kind[]> = {
  families: ['family'],
  interviews: ['interview'],
  help: ['help'],
  concerns: ['concern', 'familyConcern', 'interview'],
  'care-steps': ['careStep'],
  calls: ['appointment', 'attempt', 'request', 'notice', 'family'],
}
const kindsOfFields: Record<string, Kind> = {
  familyId: 'family',
  interviewId: 'interview',
  helpId: 'help',
  concernId: 'concern',
  contactPointId: 'point',
  pointId: 'point',
  staffId: 'colleague',
  subjectId: 'family',
}

const featureOf = (file: string) => file.split('/')[2] ?? ''

/** A query or command that is named after one of them is asked for that one. */
const kindsOf = (file: string, name: string): readonly Kind[] => {
  const kinds = kindsOfFeature[featureOf(file)] ?? ['family']
  const named = kinds.filter((kind) => name.toLowerCase().includes(kind))
  return named.length > 0 ? named : kinds
}

/** A field whose value nobody can guess keeps a random one, such as the id of a new row. */
const idOf = (things: Things, kind: Kind, field: string): string => {
  const named = kindsOfFields[field]
  if (named) return things[named]
  return field === 'id' ? things[kind] : randomUUID()
}

/** What a query may be asked for, beside ids. */
const asked = { filter: {}, text: 'geheime', page: 1, week: '2020-W14', grain: 'week', at: '2020-W14' }

/** The names of the parameters of a function, each with the fields that it takes apart. */
const parametersOf = (callable: Callable): { name: string; fields: string[] }[] => {
  const [head = ''] = String(callable).split('=>')
  const inner = head.slice(head.indexOf('(') + 1, head.lastIndexOf(')'))
  return (inner.match(/\{[^}]*\}|[^,{}]+/g) ?? [])
    .map((text) => text.trim())
    .filter((text) => text !== '' && !text.startsWith('='))
    .map((text) => ({
      name: text,
      fields: text.startsWith('{') ? (text.match(/\w+(?=\s*[,:}=])/g) ?? []) : [],
    }))
}

const idFields = new Set(['id', ...Object.keys(kindsOfFields)])

const argumentOf = (things: Things, kind: Kind, { name, fields }: { name: string; fields: string[] }): unknown => {
  if (name === 'familyIds') return [things.family]
  if (idFields.has(name)) return idOf(things, kind, name)
  if (name === 'page') return 1
  if (name === 'week' || name === 'text') return asked[name]
  const ids = Object.fromEntries([...idFields].map((field) => [field, idOf(things, kind, field)]))
  const taken = { ...asked, ...ids, familyIds: [things.family] }
  return fields.length > 0 ? Object.fromEntries(Object.entries(taken).filter(([key]) => fields.includes(key))) : taken
}

type Module = Record<string, unknown>
const moduleOf = async (file: string): Promise<Module> => import(/* @vite-ignore */ path.join(root, file))

const isCallable = (value: unknown): value is Callable => typeof value === 'function'

/** A question for each query and each thing that its `id` may be of. */
export const everyQuery = async (things: Things): Promise<Record<string, Ask>> => {
  const files = codeIn('src/features').filter((file) => file.includes('/queries/') && !isTest(file))
  const questions: [string, Ask][] = []
  for (const file of files) {
    const exported = await moduleOf(file)
    for (const { name, kind } of exportsOf(file)) {
      const query = exported[name]
      if (kind !== 'function' || !isCallable(query)) continue
      const [, ...parameters] = parametersOf(query)
      const takesId = parameters.some((one) => one.name === 'id' || one.fields.includes('id'))
      for (const of of takesId ? kindsOf(file, name) : (['family'] as const))
        questions.push([
          `${featureOf(file)}/${name}${takesId ? ` of ${of}` : ''}`,
          (actor) => query(actor, ...parameters.map((one) => argumentOf(things, of, one))),
        ])
    }
  }
  return Object.fromEntries(questions)
}

const isPair = (value: unknown): value is Pair =>
  typeof value === 'object' && value !== null && 'schema' in value && 'command' in value && isCallable(value.command)

/** Each command with the schema of its action or route. */
const pairs = async () => {
  const files = [
    ...codeIn('src/features').filter((file) => file.endsWith('/actions.ts')),
    ...codeIn('src/app/api').filter((file) => file.endsWith('/route.ts')),
  ]
  const found = new Map<string, Pair>()
  for (const file of files)
    for (const value of Object.values(await moduleOf(file))) if (isPair(value)) found.set(value.command.name, value)
  return found
}

/**
 * A write for each command and each thing that its `id` may be of. A person in the input is the actor, so that nobody's account or
 * absence is changed, and whoever takes a family takes it for themselves.
 */
export const everyCommand = async (things: Things): Promise<Record<string, Ask>> => {
  const found = await pairs()
  const writes: [string, Ask][] = []
  for (const file of codeIn('src/features').filter((one) => one.includes('/commands/') && !isTest(one)))
    for (const { name } of exportsOf(file)) {
      const pair = found.get(name)
      // It hashes ten codes of the actor's own, which takes a second.
      if (!pair || name === 'replaceRecoveryCodes') continue
      const inputFor = (of: Kind, { staffId }: StaffActor) => {
        const asked = new Set<string>()
        const input = sampleInput(`${name}Schema`, pair.schema, (field) => {
          asked.add(field)
          return ['callerId', 'ownerId', 'staffId', 'coverId'].includes(field) ? staffId : idOf(things, of, field)
        })
        return { input, takesId: asked.has('id') }
      }
      const nobody = { staffId: randomUUID() } as StaffActor // only its id is read
      const kinds = inputFor('family', nobody).takesId ? kindsOf(file, name) : (['family'] as const)
      for (const of of kinds)
        writes.push([
          `${featureOf(file)}/${name}${kinds.length > 1 ? ` of ${of}` : ''}`,
          async (actor) => pair.command(actor, pair.schema.parse(inputFor(of, actor).input)),
        ])
    }
  return Object.fromEntries(writes)
}
