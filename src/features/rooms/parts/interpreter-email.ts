import 'server-only'
import type { Transaction } from '@/server/db'

/** The address of an interpreter of the register; empty: none is known. */
export const emailOfInterpreter = async (tx: Transaction, id: string): Promise<string> =>
  (await tx.interpreter.findUnique({ where: { id }, select: { id: true, email: true } }))?.email ?? ''
