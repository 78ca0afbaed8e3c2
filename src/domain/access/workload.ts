/**
 * A coordinator sees the workload of everybody who calls and agrees hours with them. A caller sees and sets only their own.
 */
import { always, own, type RulesOf } from './rule'
import { scopeByRole, wholeOrganisation } from './scope'

export const visibleWorkloads = scopeByRole({
  coordinator: wholeOrganisation,
  caller: ({ staffId }) => [{ ownerId: staffId }],
})

export const workloadRules: RulesOf<'workload'> = {
  'workload.read': { coordinator: always, caller: own },
  'workload.save': { coordinator: own, caller: own },
  'workload.set_hours': { coordinator: always },
}
