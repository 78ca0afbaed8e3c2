/**
 * The one place where care steps are created: to call a parent again after a heavy talk, or to talk with a caller. The
 * calling command authorises the actor for what it does, and this part for the step.
 */
import 'server-only'
import { randomUUID } from 'node:crypto'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from './audit'
import { dateColumn, now } from './clock'
import type { Prisma, Transaction } from './db'
import { sealText } from './sealed/sealed-text'

type NewCareStep = Pick<Prisma.CareStepCreateManyInput, 'kind' | 'interviewId' | 'ownerId'> & {
  familyId: string
  note: string
  /** A calendar day. */
  dueOn: string
}

export const createCareStep = async (
  tx: Transaction,
  actor: StaffActor,
  step: NewCareStep,
): Promise<{ id: string }> => {
  const { organisationId } = actor
  const id = randomUUID()
  const note = sealText('care_step.note', { ownerId: step.familyId, rowId: id }, step.note)
  const createdStep = await tx.careStep.create({
    data: { ...step, id, note, organisationId, dueOn: dateColumn(step.dueOn), createdAt: now() },
    select: { id: true },
  })
  await audit(tx, actor, 'care_step.create', createdStep.id, { kind: step.kind, owner: step.ownerId })
  return createdStep
}
