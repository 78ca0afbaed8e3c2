import type { Actor } from '@/domain/access/actor'
import type { Period } from '@/domain/disclosure/publication'
import type { PublishableRelease } from '@/domain/disclosure/release'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { inputsOf } from './inputs'
import { nodeName, type NodeName } from './register'
import { workedOut } from './snapshot'

/** What every recipient of a period would read now, without keeping it: for checking from outside. */
export const preparedPeriod = async (
  actor: Actor,
  period: Period,
  report?: (done: number, of: number) => Promise<void>,
): Promise<(PublishableRelease & NodeName)[]> => {
  await authorize(actor, 'release.prepare')
  const inputs = await inTransaction((tx) => inputsOf(tx, actor, period))
  const { releases } = await workedOut(inputs, report)
  return releases.map((release) => ({ ...release, ...nodeName(inputs.register, release.node) }))
}
