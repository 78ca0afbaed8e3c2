/** The audit row of a command, written in its own transaction: what is done and what is noted of it stand or fall together. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { database, type Prisma, type Transaction } from './db'

/** Ids and codes only: no name, number or answer. */
export type AuditDetail = Prisma.InputJsonObject

const row = (actor: Actor, verb: Verb, subjectId: string | null, detail?: AuditDetail) => ({
  organisationId: actor.organisationId,
  staffId: actor.kind === 'staff' ? actor.staffId : null,
  verb,
  subjectId,
  ...(detail ? { detail } : {}),
})

export const audit = async (
  tx: Transaction,
  actor: Actor,
  verb: Verb,
  subjectId: string | null,
  detail?: AuditDetail,
) => {
  await tx.audit.create({ data: row(actor, verb, subjectId, detail), select: { id: true } })
}

/** One row for each of many subjects, in one statement. */
export const auditEach = async (
  tx: Transaction,
  actor: Actor,
  verb: Verb,
  subjects: readonly { subjectId: string; detail?: AuditDetail }[],
) => {
  await tx.audit.createMany({ data: subjects.map(({ subjectId, detail }) => row(actor, verb, subjectId, detail)) })
}

/** A refusal has no transaction of its own work to stand in: it is noted by itself. */
export const auditRefusal = async (actor: Actor, verb: Verb, subjectId: string | null) => {
  await database().audit.create({ data: row(actor, verb, subjectId, { refused: true }), select: { id: true } })
}
