/**
 * The database: one pool, and Prisma's errors turned into ours. Only `queries.ts`, `commands.ts` and this room import it.
 * Knows no rule of the product.
 */
import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { AppError } from './errors'
import { env } from './env'
import { Prisma, PrismaClient } from './generated/prisma/client'

const preparedMark = /^\s*\/\* prepared: ([a-z-]+) \*\//

/**
 * Begins a raw statement whose plan each connection keeps under that name: for long ones that are planned slower than they
 * run. One name, one text.
 */
export const preparedAs = (name: string) => Prisma.raw(`/* prepared: ${name} */`)

const connect = () =>
  new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: env().DATABASE_URL, max: 12 },
      { statementNameGenerator: ({ sql }) => preparedMark.exec(sql)?.[1] ?? '' },
    ),
  })

// Development reloads modules; the pool must outlive them.
const globalStore = globalThis as { nabijDatabase?: PrismaClient }

export const database = (): PrismaClient => (globalStore.nabijDatabase ??= connect())

export type Transaction = Prisma.TransactionClient
export { Prisma }

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

/** Prisma's errors as ours; anything it does not know comes back as it was. */
export const translateDatabaseError = (error: unknown): unknown => {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    const errorCode = codes[error.code]
    if (errorCode) return new AppError(...errorCode)
  }
  if (error instanceof Prisma.PrismaClientInitializationError) return new AppError('unavailable', 'database_away')
  const cause = error instanceof Error && 'code' in error ? error.code : undefined
  return cause === 'ECONNREFUSED' ? new AppError('unavailable', 'database_away') : error
}

/** All of `work` or nothing of it; answered only after the commit. */
export const inTransaction = async <Result>(
  work: (tx: Transaction) => Promise<Result>,
  limits: { timeout?: number } = {},
): Promise<Result> => {
  try {
    return await database().$transaction(work, { maxWait: 10_000, timeout: limits.timeout ?? 15_000 })
  } catch (error) {
    throw translateDatabaseError(error)
  }
}

/** Whom a reader reads for, or the one release of a shared link. */
export type ReaderScope = {
  organisationId: string
  boardId?: string | null
  municipalityId?: string | null
  releaseId?: string
}

/**
 * Reads as the database's own role for readers, which sees what was published to these and no other row or column, whatever
 * is asked: a mistake in a query finds nothing instead of somebody.
 */
export const runAsReader = <Result>(scope: ReaderScope, work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
  inTransaction(async (tx) => {
    await tx.$executeRaw`set local role nabij_reader`
    await tx.$queryRaw`
      select set_config('nabij.organisation', ${scope.organisationId}, true),
        set_config('nabij.board', ${scope.boardId ?? ''}, true),
        set_config('nabij.municipality', ${scope.municipalityId ?? ''}, true),
        set_config('nabij.release', ${scope.releaseId ?? ''}, true)`
    return work(tx)
  })
