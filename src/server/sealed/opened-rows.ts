/**
 * Opens the sealed columns of Prisma's rows, also of nested ones and inside transactions, so that a query reads them as text.
 * What is written is sealed by the command itself. The rows of raw statements are opened by whoever reads them.
 *
 * Prisma has computed fields for this, but hands out such rows as proxies, which neither the browser's half of a page nor a
 * comparison of tests takes. So the types are those of computed fields, and the rows stay plain.
 */
import 'server-only'
import { z } from 'zod'
import { Prisma, type PrismaClient } from '../generated/prisma/client'
import { isSealedColumn, rowIdOf, sealedTables, type OpenedFields, type SealedColumn } from './sealed-columns'
import { openText } from './sealed-text'

const modelsSchema = z.record(
  z.string(),
  z.object({ fields: z.array(z.object({ name: z.string(), kind: z.string(), type: z.string() })) }),
)

/** Of each model its relations: which model a field leads to. */
const relationsOf = (client: PrismaClient): ReadonlyMap<string, ReadonlyMap<string, string>> => {
  const { models } = z.object({ models: modelsSchema }).parse(Reflect.get(client, '_runtimeDataModel'))
  return new Map(
    Object.entries(models).map(([model, { fields }]) => [
      model,
      new Map(fields.filter(({ kind }) => kind === 'object').map(({ name, type }) => [name, type])),
    ]),
  )
}

type SealedModel = { key: readonly string[]; fields: readonly (readonly [field: string, column: SealedColumn])[] }

const sealedModels: ReadonlyMap<string, SealedModel> = new Map(
  Object.entries(sealedTables).map(([table, { model, key, columns }]) => [
    model,
    {
      key: Object.values(key),
      fields: Object.entries(columns).flatMap(([column, field]) => {
        const name = `${table}.${column}`
        return isSealedColumn(name) ? [[field, name] as const] : []
      }),
    },
  ]),
)

type Row = Record<string, unknown>
type Args = Record<string, unknown>

const isArgs = (value: unknown): value is Args => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is to be opened in the rows of a request, or null when nothing is. `addedKeys`: those that the request did not ask for. */
type Plan = {
  args: Args
  key: readonly string[]
  fields: SealedModel['fields']
  addedKeys: readonly string[]
  relations: ReadonlyMap<string, Plan>
}

type Relations = ReturnType<typeof relationsOf>

const plansOfRelations = (relations: Relations, model: string, fields: Args): Map<string, Plan> => {
  const plans = new Map<string, Plan>()
  for (const [field, target] of relations.get(model) ?? []) {
    const args = fields[field]
    const plan = args === true || isArgs(args) ? planOf(relations, target, args === true ? {} : args) : null
    if (plan) plans.set(field, plan)
  }
  return plans
}

/** The arguments with what the plan needs: the keys of this model, and the arguments of its relations. */
const argsWith = (args: Args, plans: ReadonlyMap<string, Plan>, addedKeys: readonly string[]): Args => {
  const changes = Object.fromEntries([
    ...[...plans].map(([field, plan]) => [field, plan.args] as const),
    ...addedKeys.map((field) => [field, true] as const),
  ])
  const part = isArgs(args.select) ? 'select' : 'include'
  if (Object.keys(changes).length === 0) return args
  return { ...args, [part]: { ...(isArgs(args[part]) ? args[part] : {}), ...changes } }
}

const planOf = (relations: Relations, model: string, args: Args): Plan | null => {
  const { key, fields } = sealedModels.get(model) ?? { key: [], fields: [] }
  const selection = isArgs(args.select) ? args.select : null
  const fieldsToOpen = selection ? fields.filter(([field]) => selection[field] === true) : fields
  const plans = plansOfRelations(relations, model, selection ?? (isArgs(args.include) ? args.include : {}))
  if (fieldsToOpen.length === 0 && plans.size === 0) return null
  const addedKeys = selection && fieldsToOpen.length > 0 ? key.filter((field) => selection[field] !== true) : []
  return { args: argsWith(args, plans, addedKeys), key, fields: fieldsToOpen, addedKeys, relations: plans }
}

const openRow = ({ key, fields, addedKeys, relations }: Plan, row: Row): void => {
  const rowId = rowIdOf(...key.map((part) => String(row[part])))
  for (const [field, column] of fields) {
    const bytes = row[field]
    if (bytes instanceof Uint8Array) row[field] = openText(column, rowId, bytes)
  }
  for (const field of addedKeys) delete row[field]
  for (const [field, plan] of relations) openRows(plan, row[field])
}

const openRows = (plan: Plan, rows: unknown): void => {
  if (Array.isArray(rows)) for (const row of rows) openRows(plan, row)
  else if (isArgs(rows)) openRow(plan, rows)
}

const operationsWithRows = new Set(
  `findUnique findUniqueOrThrow findFirst findFirstOrThrow findMany create createManyAndReturn update updateManyAndReturn
    upsert delete`.split(/\s+/),
)

/** The types of a client whose sealed columns are text. It is made to name its type. */
const typedClient = (client: PrismaClient, result: OpenedFields) => client.$extends({ result })

export type OpeningClient = ReturnType<typeof typedClient>

export type Transaction = Parameters<Parameters<OpeningClient['$transaction']>[0]>[0]

/** A row that Prisma's own types have with bytes, as it is read. */
export type OpenedRow<Value> = Value extends Uint8Array
  ? string
  : Value extends Date
    ? Value
    : Value extends readonly (infer Item)[]
      ? OpenedRow<Item>[]
      : Value extends object
        ? { [Key in keyof Value]: OpenedRow<Value[Key]> }
        : Value

/** A request as an extension gets it: its real type, of every model and operation at once, is too much for the compiler. */
type AnyRequest = { model: string; operation: string; args: unknown; query: (args: unknown) => Promise<unknown> }

const answer = async (relations: Relations, { model, operation, args, query }: AnyRequest) => {
  const plan = operationsWithRows.has(operation) ? planOf(relations, model, isArgs(args) ? args : {}) : null
  if (!plan) return query(args)
  const rows = await query(plan.args)
  openRows(plan, rows)
  return rows
}

export const openingClient = (client: PrismaClient): OpeningClient => {
  const relations = relationsOf(client)
  const opening = Prisma.defineExtension({
    query: { $allModels: { $allOperations: (request: AnyRequest) => answer(relations, request) } },
  })
  // At run time the rows hold text where the types of computed fields say so.
  return client.$extends(opening) as OpeningClient
}
