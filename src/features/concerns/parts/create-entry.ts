import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import type { ConcernDecision, ConcernSource, ConcernStep, ConsultedParty } from '@/domain/calls/concern-steps'
import { mayWithdraw, standingAuthorIds } from '@/domain/calls/standing-concern'
import { audit } from '@/server/audit'
import { requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import type { Transaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { sealText } from '@/server/sealed/sealed-text'

type NewEntry = {
  entryId: string
  kind: ConcernStep['kind']
  text: string
  source?: ConcernSource | null
  consulted?: ConsultedParty
  decision?: ConcernDecision
  /** The last entry that the writer read, where a later one refuses this one. */
  lastEntryId?: string
}

const lockConcern = async (tx: Transaction, id: string) => {
  await tx.$queryRaw`select 1 from safety_concern where id = ${id}::uuid for update`
  return tx.safetyConcern.findUniqueOrThrow({
    where: { id },
    select: {
      familyId: true,
      interviewId: true,
      raisedById: true,
      entries: { orderBy: { writtenAt: 'asc' }, select: { id: true, writtenAt: true, kind: true, writtenById: true } },
    },
  })
}

/**
 * Creates the entry under the lock of its concern, with a later time than the last entry: the order of entries decides whose
 * words stand and whether the concern is decided. The audit row is about the interview, or about the family without one.
 */
export const createEntry = async (
  tx: Transaction,
  actor: StaffActor,
  concernId: string,
  verb: Verb,
  { entryId, kind, text, source = null, consulted, decision, lastEntryId }: NewEntry,
) => {
  const { familyId, interviewId, raisedById, entries } = await lockConcern(tx, concernId)
  // The words were already withdrawn, by an earlier copy of this request or by somebody else.
  if (kind === 'withdrawn' && !mayWithdraw(standingAuthorIds(entries, raisedById), raisedById, actor.staffId)) return
  const last = entries.at(-1)
  const isRepeat = entries.some(({ id }) => id === entryId)
  if (lastEntryId !== undefined && !isRepeat && last?.id !== lastEntryId)
    throw new AppError('conflict', 'concern_has_new_entry')
  const { organisationId, staffId } = actor
  const entry = { id: entryId, concernId, writtenById: staffId, kind }
  const writtenAt = new Date(Math.max(now().getTime(), (last?.writtenAt.getTime() ?? 0) + 1))
  const { count } = await tx.concernEntry.createMany({
    data: [
      {
        ...entry,
        text: sealText('concern_entry.text', { ownerId: familyId, rowId: entryId }, text),
        source,
        consulted: consulted ?? null,
        decision: decision ?? null,
        writtenAt,
        organisationId,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) {
    // A stored entry with this id is accepted only as a repeat: the same words, kind, writer and concern.
    const storedEntry = await tx.concernEntry.findFirst({ where: entry, select: { text: true } })
    requireFound(storedEntry?.text === text ? storedEntry : null, { actor, verb, id: entryId })
    return
  }
  // A coordinator's own consultation or decision waits for nobody.
  if (kind === 'consulted' || kind === 'decided')
    await tx.concernSighting.create({
      data: { entryId, organisationId, seenById: staffId, seenAt: writtenAt },
      select: { entryId: true },
    })
  await audit(tx, actor, verb, interviewId ?? familyId, { kind, entry: entryId })
}
