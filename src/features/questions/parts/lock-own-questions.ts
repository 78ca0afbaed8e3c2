import 'server-only'
import type { Transaction } from '@/server/db'

/** Of two people who add or retire a question at the same time, the second sees what the first did. */
export const lockOwnQuestions = (tx: Transaction, organisationId: string) =>
  tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`own questions ${organisationId}`}, 0))::text`
