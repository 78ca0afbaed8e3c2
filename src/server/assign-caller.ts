/** Gives families to callers, for the lists of families and of calls. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { assignAppointments } from './appointments'
import { auditEach } from './audit'
import { callersOverCap } from './call-load'
import { releaseIdleLeasesAt } from './call-lease'
import { now } from './clock'
import type { Transaction } from './db'
import { storeNextSteps } from './next-steps'

type FamilyToAssign = { id: string; callerId: string | null }

export type CallerChange = { familyId: string; fromId: string | null; toId: string | null }

/**
 * Gives what the previous callers had of these families to the new ones: the families that they were not calling yet, and
 * what they agreed with them. Returns the appointments that changed.
 */
export const handOverCalls = async (tx: Transaction, changes: readonly CallerChange[]) => {
  // Whoever had a family sees it no longer, except who is calling it now: they record what comes of that call first.
  await releaseIdleLeasesAt(
    tx,
    changes.map(({ familyId }) => familyId),
    changes.flatMap(({ fromId }) => fromId ?? []),
  )
  return assignAppointments(
    tx,
    changes.flatMap(({ familyId, fromId, toId }) =>
      fromId === null || toId === null ? [] : [{ familyId, fromId, toId }],
    ),
  )
}

/**
 * Assigns each family to the wanted caller. Returns the previous callers of the families that changed, and which of the new
 * callers now get more calls a day than they want.
 */
export const assignCaller = async (
  tx: Transaction,
  actor: Actor,
  rows: readonly FamilyToAssign[],
  wantedFor: (id: string) => string | null,
) => {
  const changedFamilies = rows.filter(({ id, callerId }) => wantedFor(id) !== callerId)
  for (const callerId of new Set(changedFamilies.map(({ id }) => wantedFor(id))))
    await tx.family.updateMany({
      where: { id: { in: changedFamilies.filter(({ id }) => wantedFor(id) === callerId).map(({ id }) => id) } },
      data: { callerId, version: { increment: 1 }, updatedAt: now() },
    })
  const assignedAppointments = await handOverCalls(
    tx,
    changedFamilies.map(({ id, callerId }) => ({ familyId: id, fromId: callerId, toId: wantedFor(id) })),
  )
  await storeNextSteps(
    tx,
    actor.organisationId,
    changedFamilies.map(({ id }) => id),
  )
  await auditEach(
    tx,
    actor,
    'family.assign',
    changedFamilies.map(({ id, callerId }) => {
      const appointmentIds = assignedAppointments
        .filter(({ familyId }) => familyId === id)
        .map((appointment) => appointment.id)
      const detail = { from: callerId, to: wantedFor(id) }
      return { subjectId: id, detail: appointmentIds.length > 0 ? { ...detail, appointments: appointmentIds } : detail }
    }),
  )
  const newCallers = [...new Set(changedFamilies.flatMap(({ id }) => wantedFor(id) ?? []))]
  return {
    previous: changedFamilies.map(({ id, callerId }) => ({ familyId: id, callerId })),
    overCap: await callersOverCap(tx, actor.organisationId, newCallers),
  }
}
