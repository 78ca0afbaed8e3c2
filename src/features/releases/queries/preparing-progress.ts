import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Period } from '@/domain/disclosure/policy/publication'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { jobSubject } from '../schema'

/** `done` and `of` count the computed figures of all recipients. `of` is 0 until they are counted. */
export type PeriodProgress = { readonly state: 'queued' | 'running'; readonly done: number; readonly of: number }

/** How far the preparation or publication of a period has come, whoever requested it; null when there is no such work. */
export const periodProgress = async (actor: Actor, period: Period): Promise<PeriodProgress | null> => {
  await authorize(actor, 'release.read')
  const job = await database().job.findFirst({
    where: {
      organisationId: actor.organisationId,
      subject: jobSubject(period),
      kind: { in: ['prepare_release', 'approve_release'] },
      state: { in: ['queued', 'running'] },
    },
    select: { state: true, stepsDone: true, steps: true },
  })
  return job && { state: job.state === 'queued' ? 'queued' : 'running', done: job.stepsDone, of: job.steps }
}
