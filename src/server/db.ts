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
import { openingClient, type OpeningClient, type Transaction } from './sealed/opened-rows'

const preparedMark = /^\s*\/\* prepared: ([a-z-]+) \*\//

/**
 * Begins a raw statement that each connection prepares once under this name. It is for long statements that take longer to
 * plan than to run. One name may stand for one text only.
 */
export const preparedAs = (name: string) => Prisma.raw(`/* prepared: ${name} */`)

const connect = (connectionString: string, max: number) =>
  openingClient(
    new PrismaClient({
      adapter: new PrismaPg(
        { connectionString, max },
        { statementNameGenerator: ({ sql }) => preparedMark.exec(sql)?.[1] ?? '' },
      ),
    }),
  )

// Development reloads modules, and the pools must survive that.
const globalStore = globalThis as { nabijDatabase?: OpeningClient; nabijReaders?: OpeningClient }

export const database = (): OpeningClient => (globalStore.nabijDatabase ??= connect(env().DATABASE_URL, 12))

/** The login for readers: another role than the application's, so that no statement leads from one to the other. */
export const readerDatabase = (): OpeningClient => (globalStore.nabijReaders ??= connect(env().DATABASE_READER_URL, 4))

/** Closes the connections of this process. */
export const disconnect = async (): Promise<void> => {
  await globalStore.nabijDatabase?.$disconnect()
  await globalStore.nabijReaders?.$disconnect()
}

export { Prisma, type Transaction }

const codes: Record<string, ConstructorParameters<typeof AppError>> = {
  P2002: ['conflict', 'exists_already'],
  P2003: ['conflict', 'still_in_use'],
  P2025: ['not_found'],
  P2028: ['unavailable', 'busy'],
  P2034: ['conflict', 'try_again'],
  P1001: ['unavailable', 'database_away'],
  P1008: ['unavailable', 'busy'],
  P2024: ['unavailable', 'busy'],
}

const causeSchema = z.object({ driverAdapterError: z.object({ cause: z.object({ kind: z.string() }) }) })
const codesOfCauses: Record<string, string> = { DatabaseNotReachable: 'P1001', TransactionWriteConflict: 'P2034' }

/** A raw statement without a connection, or in a deadlock, fails with P2010, the code of any other error of a raw statement. */
const codeOf = ({ code, meta }: Prisma.PrismaClientKnownRequestError): string => {
  const cause = code === 'P2010' ? causeSchema.safeParse(meta).data?.driverAdapterError.cause.kind : undefined
  return (cause && codesOfCauses[cause]) ?? code
}

/** Prisma's error as an AppError. Any other error is returned unchanged. */
export const translateDatabaseError = (error: unknown): unknown => {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    const errorCode = codes[codeOf(error)]
    if (errorCode) return new AppError(...errorCode)
  }
  if (error instanceof Prisma.PrismaClientInitializationError) return new AppError('unavailable', 'database_away')
  const cause = error instanceof Error && 'code' in error ? error.code : undefined
  return cause === 'ECONNREFUSED' ? new AppError('unavailable', 'database_away') : error
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

/** Runs `work` in one transaction and resolves after the commit. Throws translated errors; `timeout` is in milliseconds. */
export const inTransaction = <Result>(
  work: (tx: Transaction) => Promise<Result>,
  limits: { timeout?: number } = {},
): Promise<Result> => transactionOf(database(), work, limits.timeout)

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
