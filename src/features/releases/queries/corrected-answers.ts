import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { weeksOfPeriod, type Period } from '@/domain/disclosure/policy/publication'
import { authorize } from '@/server/authorize'
import { inTransaction, largeTransaction } from '@/server/db'
import { correctedInterviews } from '../parts/contributors'

/** How many interviews of a published period have answers corrected since. The published figures stay as they are. */
export const correctedAnswers = async (actor: Actor, period: Period): Promise<number> => {
  await authorize(actor, 'release.read')
  return inTransaction(actor, (tx) => correctedInterviews(tx, actor, weeksOfPeriod(period)), largeTransaction)
}
