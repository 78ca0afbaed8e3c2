/** What a caller leaves to the next one when a file gives their family to somebody else. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { handOverCalls } from '@/server/assign-caller'
import type { Transaction } from '@/server/db'
import { callersByEmail } from './callers-by-email'

type WithCaller = { callerEmail: string }
type FamilyInFile = { id: string; row: WithCaller; stored: WithCaller | null }
type FamilyToAssign = { id: string; fromId: string; toEmail: string }

/** The stored families for which the file names another caller. */
export const familiesToAssign = async (
  tx: Transaction,
  families: readonly FamilyInFile[],
): Promise<FamilyToAssign[]> => {
  const toEmails = new Map(
    families.flatMap(({ id, row, stored }) =>
      stored && stored.callerEmail !== row.callerEmail ? [[id, row.callerEmail] as const] : [],
    ),
  )
  if (toEmails.size === 0) return []
  const rows = await tx.family.findMany({
    where: { id: { in: [...toEmails.keys()] }, callerId: { not: null } },
    select: { id: true, callerId: true },
  })
  return rows.flatMap(({ id, callerId }) =>
    callerId ? [{ id, fromId: callerId, toEmail: toEmails.get(id) ?? '' }] : [],
  )
}

export const saveHandovers = async (tx: Transaction, actor: Actor, families: readonly FamilyToAssign[]) => {
  if (families.length === 0) return
  const callers = await callersByEmail(
    tx,
    actor,
    families.map(({ toEmail }) => toEmail),
  )
  await handOverCalls(
    tx,
    families.map(({ id, fromId, toEmail }) => ({ familyId: id, fromId, toId: callers.get(toEmail)?.id ?? null })),
  )
}
