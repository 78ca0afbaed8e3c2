/**
 * A call in the actor's scope, or a refusal. When the family of a call was handed over, the caller who began it learns who
 * calls the family now. For everybody else a call outside the scope does not exist.
 */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import type { Verb } from '@/domain/access/verbs'
import { auditRefusal } from './audit'
import { requireFound } from './authorize'
import { database, ofOrganisation } from './db'
import { AppError } from './errors'

const refuseHandedOver = async (actor: Actor, verb: Verb, id: string) => {
  if (actor.kind === 'system' || !can(actor, 'interview.read')) return
  // By now they see neither the call nor its family, and learn nothing of them but this name.
  const startedInterview = await database(ofOrganisation(actor.organisationId)).interview.findFirst({
    where: { id, organisationId: actor.organisationId, callerId: actor.staffId },
    select: { family: { select: { caller: { select: { id: true, name: true } } } } },
  })
  if (!startedInterview) return
  const { caller } = startedInterview.family
  if (caller?.id === actor.staffId) return
  await auditRefusal(actor, verb, id)
  if (caller) throw new AppError('forbidden', 'handed_over', [], { caller: caller.name })
  throw new AppError('forbidden', 'without_caller')
}

export const requireCall = async <Row>(actor: Actor, verb: Verb, id: string, row: Row | null): Promise<Row> => {
  if (row === null) await refuseHandedOver(actor, verb, id)
  return requireFound(row, { actor, verb, id })
}
