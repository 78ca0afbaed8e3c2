import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { database } from '@/server/db'

/** Whether persons may be exported, and whether that waits for a second person. */
export const personExport = async (actor: Actor): Promise<{ isOn: boolean; isWaiting: boolean }> => {
  await authorize(actor, 'organisation.change')
  const { organisationId } = actor
  const [organisation, waiting] = await Promise.all([
    database().organisation.findFirst({ where: { id: organisationId }, select: { exportsPersons: true } }),
    database().accessRequest.findFirst({
      where: { organisationId, kind: 'person_export', decidedAt: null, expiresAt: { gt: now() } },
      select: { id: true },
    }),
  ])
  return { isOn: organisation?.exportsPersons ?? false, isWaiting: waiting !== null }
}
