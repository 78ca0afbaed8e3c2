/**
 * Looks for signals in what was sealed since the last look, and stores each once for its person, kind and day; what grows after
 * somebody looked at it is open again. Seals are in the order in which rows were committed, so no row is passed over. Workers
 * call it again and again; one of them looks at a time.
 */
import 'server-only'
import { rolesThatMay } from '@/domain/access/can'
import { dayMs } from '@/domain/dates'
import { outgrownCount, signalsOf, type Signal } from '@/domain/signals/signals'
import { dateColumn, now } from './clock'
import { inTransaction, ofOrganisation, withScope, type Transaction } from './db'
import { enqueueLetters } from './jobs'
import { hasMail } from './mail'
import { systemActor } from './minted-actor'
import { dayCounts } from './signal-counts'

const sealsInLook = 20_000

/** The row lock makes another worker wait. */
const lockPosition = async (tx: Transaction): Promise<number> => {
  await tx.$executeRaw`insert into signal_position (seq) values (0) on conflict do nothing`
  const [{ seq }] = await tx.$queryRaw<[{ seq: number }]>`select seq::float8 as seq from signal_position for update`
  return seq
}

const lastSeqAfter = async (tx: Transaction, seq: number): Promise<number> => {
  const [{ last }] = await tx.$queryRaw<[{ last: number }]>`
    select coalesce(max(seq), ${seq}::bigint)::float8 as last from (
      select seq from audit_seal where seq > ${seq}::bigint order by audit_seal.seq limit ${sealsInLook}) as seals`
  return last
}

type Day = { organisationId: string; day: string; familiesADay: number }

/** Days of long ago, of a log that is sealed for the first time, raise nothing. */
const changedDays = (tx: Transaction, after: number, until: number) => tx.$queryRaw<Day[]>`
  select distinct organisation_id as "organisationId", (at at time zone 'Europe/Amsterdam')::date::text as day,
    families_a_day as "familiesADay"
  from audit_seal join audit on audit.id = audit_id join organisation on organisation.id = organisation_id
  where seq > ${after}::bigint and seq <= ${until}::bigint and at > ${new Date(now().getTime() - dayMs)}`

/** What was found then stays in the log. */
const reopened = () => ({ raisedAt: now(), seenAt: null, seenById: null, finding: null })

/**
 * Of a signal that waits already only the count changes. One that was looked at keeps the count it had then, and is open again
 * once it has outgrown it. Returns whether the signal was raised.
 */
const storeSignal = async (tx: Transaction, { organisationId, day }: Day, signal: Signal): Promise<boolean> => {
  const { kind, staffId, count } = signal
  const where = { organisationId, day: dateColumn(day), kind, staffId }
  const waitingRows = await tx.auditSignal.updateMany({ where: { ...where, seenAt: null }, data: { count } })
  if (waitingRows.count > 0) return false
  const outgrown = { ...where, count: { lte: outgrownCount(signal) } }
  const outgrownRows = await tx.auditSignal.updateMany({ where: outgrown, data: { ...reopened(), count } })
  if (outgrownRows.count > 0) return true
  const newRows = await tx.auditSignal.createMany({ data: [{ ...where, count }], skipDuplicates: true })
  return newRows.count > 0
}

const storeSignals = async (tx: Transaction, day: Day, signals: readonly Signal[]): Promise<Signal[]> => {
  const raisedSignals: Signal[] = []
  for (const signal of signals) if (await storeSignal(tx, day, signal)) raisedSignals.push(signal)
  return raisedSignals
}

/** Those who may look at the signal: administrators, and coordinators when it is about an administrator. */
const readersOf = async (tx: Transaction, organisationId: string, staffId: string | null): Promise<string[]> => {
  const where = { organisationId, disabledAt: null, role: { in: rolesThatMay('signal.read') } }
  const people = await tx.staff.findMany({ where, select: { id: true, role: true } })
  const administrators = rolesThatMay('log.read')
  const isAboutAdministrator = people.some(({ id, role }) => id === staffId && administrators.includes(role))
  return people
    .filter(({ id, role }) => id !== staffId && (isAboutAdministrator || administrators.includes(role)))
    .map(({ id }) => id)
}

const enqueueSignalLetters = async (tx: Transaction, { organisationId, day }: Day, signals: readonly Signal[]) => {
  if (!hasMail()) return
  for (const { kind, staffId } of signals) {
    const readers = await readersOf(tx, organisationId, staffId)
    await enqueueLetters(
      tx,
      systemActor(organisationId),
      readers.map((readerId) => ({
        kind: 'log_letter' as const,
        subject: readerId,
        input: { about: 'signal', staffId: readerId, kind, day },
      })),
    )
  }
}

const recordDay = (tx: Transaction, day: Day) =>
  withScope(ofOrganisation(day.organisationId), async () => {
    const signals = signalsOf(await dayCounts(tx, day.organisationId, day.day), day.familiesADay)
    await enqueueSignalLetters(tx, day, await storeSignals(tx, day, signals))
  })

/** Returns whether there may be more to look at. */
const recordNextSignals = (): Promise<boolean> =>
  inTransaction(
    'log',
    async (tx) => {
      const seq = await lockPosition(tx)
      const last = await lastSeqAfter(tx, seq)
      for (const day of await changedDays(tx, seq, last)) await recordDay(tx, day)
      if (last > seq) await tx.$executeRaw`update signal_position set seq = ${last}::bigint`
      return last - seq >= sealsInLook
    },
    { timeout: 60_000 },
  )

export const recordSignals = async (stopSignal?: AbortSignal): Promise<void> => {
  while ((await recordNextSignals()) && !stopSignal?.aborted);
}
