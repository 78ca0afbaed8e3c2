import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { hourMs } from '@/domain/dates'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { now } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { logPage } from '../parts/log-page'
import { peopleOfLog } from '../parts/people-of-log'
import type { LogFilter } from '../schema'

/** Recorded once an hour for each person: turning pages for a morning must not fill the log. */
const auditReading = (actor: Actor) =>
  inTransaction(actor, async (tx) => {
    const staffId = actor.kind === 'staff' ? actor.staffId : null
    const since = new Date(now().getTime() - hourMs)
    const where = { organisationId: actor.organisationId, staffId, verb: 'log.read', at: { gt: since } }
    if (await tx.audit.findFirst({ where, select: { id: true } })) return
    await audit(tx, actor, 'log.read', null)
  })

/** A page of the log with the names of its people. That somebody reads the log is recorded in the log too. */
export const loadLog = async (actor: Actor, filter: LogFilter) => {
  await authorize(actor, 'log.read')
  await auditReading(actor)
  const [page, people] = await Promise.all([logPage(actor, filter), peopleOfLog(actor)])
  return { ...page, people }
}
