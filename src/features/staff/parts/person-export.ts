import 'server-only'
import type { Transaction } from '@/server/db'

/** Whether coordinators of the organisation may export families and interviews. */
export const updatePersonExport = (tx: Transaction, organisationId: string, isOn: boolean) =>
  tx.organisation.update({ where: { id: organisationId }, data: { exportsPersons: isOn }, select: { id: true } })
