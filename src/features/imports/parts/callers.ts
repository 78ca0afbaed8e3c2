/**
 * Callers by their e-mail address. An unknown caller is created as invited and not active, so that three files are enough to
 * move an organisation. An admin sends the invitation later.
 */
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Actor } from '@/domain/access/actor'
import { refusal, type Problem } from '@/domain/exchange/problem'
import type { PlacedRow } from '@/domain/exchange/table'
import type { Transaction } from '@/server/db'
import { callersByEmail, type CallerAccount } from './callers-by-email'

type WithCaller = { callerEmail: string }

const emailsOf = (rows: readonly PlacedRow<WithCaller>[]) => [
  ...new Set(rows.map(({ row }) => row.callerEmail).filter((email) => email !== '')),
]

/** `mayBe` checks callers who exist already; what it refuses is a problem of its line. */
export const checkCallers = async <Row extends WithCaller>(
  tx: Transaction,
  actor: Actor,
  rows: readonly PlacedRow<Row>[],
  mayBe: (caller: CallerAccount) => boolean = () => true,
): Promise<{ problems: Problem[]; newCallers: string[] }> => {
  const emails = emailsOf(rows)
  const callerByEmail = await callersByEmail(tx, actor, emails)
  const problems: Problem[] = []
  for (const { line, row } of rows) {
    const caller = callerByEmail.get(row.callerEmail)
    if (caller && !caller.isOurs) refusal(problems, line)('caller_email', 'caller_elsewhere', row.callerEmail)
    else if (caller && !mayBe(caller)) refusal(problems, line)('caller_email', 'caller_role', row.callerEmail)
  }
  return { problems, newCallers: emails.filter((email) => !callerByEmail.has(email)).toSorted() }
}

export const createCallers = async (tx: Transaction, actor: Actor, emails: readonly string[]) => {
  if (emails.length === 0) return
  const rows = emails.map((email) => ({ id: randomUUID(), email, name: email.split('@')[0] ?? email }))
  await tx.$executeRaw`
    insert into staff (id, organisation_id, email, name, role)
    select r.id, ${actor.organisationId}::uuid, r.email, r.name, 'caller'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, email text, name text)`
}
