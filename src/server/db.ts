/**
 * The database: one connection pool, transactions, and Prisma's errors translated to AppErrors. Only queries, commands,
 * parts and src/server import it. Holds no rule of the product.
 */
import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { z } from 'zod'
import { AppError } from './errors'
import { env } from './env'
import { Prisma, PrismaClient } from './generated/prisma/client'
import { LoginPool } from './login-pool'
import { settingsOf, type Purpose, type Scope } from './row-scope'
import { ScopedPool, withSettings } from './scoped-pool'
import { openingClient, type OpeningClient, type Transaction } from './sealed/opened-rows'

const preparedMark = /^\s*\/\* prepared: ([a-z-]+) \*\//

/**
 * Begins a raw statement that each connection prepares once under this name. It is for long statements that take longer to
 * plan than to run: policies make most so that read much about one family. Its text may differ by role and the like, but not by
 * what is asked for, because each text stays prepared.
 */
export const preparedAs = (name: string) => Prisma.raw(`/* prepared: ${name} */`)

const preparedNames = new Map<string, string>()
/** Several times as many as there are. Every connection would keep the plan of each text for good. */
const mostPreparedTexts = 500

/** Each text has a name of its own; the empty name prepares nothing. */
const preparedName = ({ sql }: { sql: string }): string => {
  const mark = preparedMark.exec(sql)?.[1]
  if (mark === undefined || (preparedNames.size >= mostPreparedTexts && !preparedNames.has(sql))) return ''
  const name = preparedNames.get(sql) ?? `${mark}-${preparedNames.size}`
  preparedNames.set(sql, name)
  return name
}

const connect = (pool: LoginPool) =>
  openingClient(
    new PrismaClient({
      adapter: new PrismaPg(pool, {
        disposeExternalPool: true,
        statementNameGenerator: preparedName,
      }),
    }),
  )

// Development reloads modules, and the pools must survive that.
const globalStore = globalThis as { nabijDatabase?: OpeningClient; nabijReaders?: OpeningClient }

/**
 * Whoever waits longer for a connection is told to try again. A browser gives up after twenty seconds, and would send the same
 * once more while the first one still waits.
 */
const connectionMs = 10_000

/** Without settings for row-level security, so it sees no row. */
const scopeless = (): OpeningClient =>
  (globalStore.nabijDatabase ??= connect(
    new ScopedPool({ connectionString: env().DATABASE_URL, max: 12, connectionTimeoutMillis: connectionMs }),
  ))

/** An operation as an extension gets it: its real type, of all models at once, is too much for the compiler. */
type AnyOperation = { operation: string; args: unknown; query: (args: unknown) => Promise<unknown> }

/**
 * Prisma puts the `findUnique` of all callers in one moment together in one statement, which would have the scope of one of
 * them. Within a transaction it is put together with those of the same transaction alone.
 */
const refuseShared = (operation: string) => {
  if (operation.startsWith('findUnique')) throw new Error('outside a transaction `findFirst` is used')
}

const clientWith = (scope: Scope): OpeningClient => {
  const scoping = Prisma.defineExtension({
    query: {
      $allOperations: ({ operation, args, query }: AnyOperation) => {
        refuseShared(operation)
        return withSettings(settingsOf(scope), () => query(args))
      },
    },
  })
  return scopeless().$extends(scoping)
}

let clientsOfScopes = new WeakMap<Exclude<Scope, Purpose>, OpeningClient>()
const clientsOfPurposes = new Map<Purpose, OpeningClient>()

const keptIn = <Key extends Scope>(
  clients: { get: (key: Key) => OpeningClient | undefined; set: (key: Key, client: OpeningClient) => unknown },
  scope: Key,
): OpeningClient => {
  const client = clients.get(scope) ?? clientWith(scope)
  clients.set(scope, client)
  return client
}

/** The rows that this scope sees. Each statement is a transaction of its own. */
export const database = (scope: Scope): OpeningClient =>
  typeof scope === 'string' ? keptIn(clientsOfPurposes, scope) : keptIn(clientsOfScopes, scope)

/** The login for readers: another role than the application's, so that no statement leads from one to the other. */
export const readerDatabase = (): OpeningClient =>
  (globalStore.nabijReaders ??= connect(
    new LoginPool({ connectionString: env().DATABASE_READER_URL, max: 4, connectionTimeoutMillis: connectionMs }),
  ))

/** Closes the connections of this process. What asks afterwards gets pools of its own: Prisma alone would make one without scopes. */
export const disconnect = async (): Promise<void> => {
  const { nabijDatabase, nabijReaders } = globalStore
  delete globalStore.nabijDatabase
  delete globalStore.nabijReaders
  clientsOfScopes = new WeakMap()
  clientsOfPurposes.clear()
  await nabijDatabase?.$disconnect()
  await nabijReaders?.$disconnect()
}

export { Prisma, type Transaction }
export { ofOrganisation, type Scope } from './row-scope'

const codes: Record<string, ConstructorParameters<typeof AppError>> = {
  P2002: ['conflict', 'exists_already'],
  P2003: ['conflict', 'still_in_use'],
  P2025: ['not_found'],
  P2028: ['unavailable', 'busy'],
  P2034: ['conflict', 'try_again'],
  P1001: ['unavailable', 'database_away'],
  P1008: ['unavailable', 'busy'],
  P1017: ['unavailable', 'database_away'],
  P2024: ['unavailable', 'busy'],
}

const causeSchema = z.object({ kind: z.string(), originalCode: z.string().optional() })
const rawSchema = z.object({ driverAdapterError: z.object({ cause: causeSchema }) })
const codesOfCauses: Record<string, string> = {
  ConnectionClosed: 'P1017',
  DatabaseNotReachable: 'P1001',
  SocketTimeout: 'P1008',
  TransactionWriteConflict: 'P2034',
}

/** SQLSTATE of a broken connection (08), of a server without room (53), and of one that stops, starts or recovers (57P0). */
const awayState = /^(08|53|57P0)/
const isAway = (cause?: z.output<typeof causeSchema>): boolean => awayState.test(cause?.originalCode ?? '')

/** A raw statement without a connection, or in a deadlock, fails with P2010, the code of any other error of a raw statement. */
const codeOf = ({ code, meta }: Prisma.PrismaClientKnownRequestError): string => {
  const cause = rawSchema.safeParse(meta).data?.driverAdapterError.cause
  if (isAway(cause)) return 'P1001'
  return (code === 'P2010' && cause && codesOfCauses[cause.kind]) || code
}

/** What a commit fails with comes as the driver's adapter threw it, without a code of Prisma. */
const codeOfCommit = (error: unknown): string | undefined => {
  if (!(error instanceof Error) || error.name !== 'DriverAdapterError') return undefined
  const cause = causeSchema.safeParse(error.cause).data
  return isAway(cause) ? 'P1001' : cause && codesOfCauses[cause.kind]
}

/** What the driver throws, without a code, when its connection broke before or while a statement was sent. */
const brokenConnection = /^Connection terminated|^Client has encountered a connection error/

const isBrokenConnection = (error: unknown) =>
  error instanceof Error && (('code' in error && error.code === 'ECONNREFUSED') || brokenConnection.test(error.message))

/** What the pool throws when all connections stay in use. */
const noConnection = 'timeout exceeded when trying to connect'

/** Prisma's error as an AppError. Any other error is returned unchanged. */
export const translateDatabaseError = (error: unknown): unknown => {
  const code = error instanceof Prisma.PrismaClientKnownRequestError ? codeOf(error) : codeOfCommit(error)
  const appError = code === undefined ? undefined : codes[code]
  if (appError) return new AppError(...appError)
  if (error instanceof Prisma.PrismaClientInitializationError) return new AppError('unavailable', 'database_away')
  if (error instanceof Error && error.message === noConnection) return new AppError('unavailable', 'busy')
  return isBrokenConnection(error) ? new AppError('unavailable', 'database_away') : error
}

/** For transactions that read the interviews or the names of a whole organisation. */
export const largeTransaction = { timeout: 60_000 } as const

const transactionOf = async <Result>(
  client: OpeningClient,
  work: (tx: Transaction) => Promise<Result>,
  timeout = 15_000,
): Promise<Result> => {
  try {
    return await client.$transaction(work, { maxWait: 10_000, timeout })
  } catch (error) {
    throw translateDatabaseError(error)
  }
}

/**
 * Runs `work` in one transaction that sees the rows of this scope, and resolves after the commit. Throws translated errors;
 * `timeout` is in milliseconds.
 */
export const inTransaction = <Result>(
  scope: Scope,
  work: (tx: Transaction) => Promise<Result>,
  limits: { timeout?: number } = {},
): Promise<Result> => withSettings(settingsOf(scope), () => transactionOf(scopeless(), work, limits.timeout))

/**
 * Runs a part of a transaction with the rows of another scope, in as many statements. For the work of the installation, and
 * for what is derived from rows that the actor does not see: never to show them.
 */
export const withScope = <Result>(scope: Scope, work: () => Promise<Result>): Promise<Result> =>
  withSettings(settingsOf(scope), work)

/** The board or municipality that a reader reads for, or the one release of a shared link. */
export type ReaderScope = {
  organisationId: string
  boardId?: string | null
  municipalityId?: string | null
  releaseId?: string
}

/**
 * Runs `work` with the login for readers. Row-level security shows it only what was published to this scope, so a
 * mistake in a query finds nothing instead of the data of others.
 */
export const runAsReader = <Result>(scope: ReaderScope, work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
  transactionOf(readerDatabase(), async (tx) => {
    await tx.$queryRaw`
      select set_config('nabij.organisation', ${scope.organisationId}, true),
        set_config('nabij.board', ${scope.boardId ?? ''}, true),
        set_config('nabij.municipality', ${scope.municipalityId ?? ''}, true),
        set_config('nabij.release', ${scope.releaseId ?? ''}, true)`
    return work(tx)
  })
