import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Period } from '@/domain/disclosure/policy/publication'
import { authorize } from '@/server/authorize'
import { database } from '@/server/db'
import { jobSubject } from '../schema'

/** Steps: figures, of the recipients that are worked out. No steps: nobody has counted them yet. */
export type PeriodProgress = { readonly state: 'queued' | 'running'; readonly done: number; readonly of: number }

/** How far preparing or publishing a period has come, whoever asked for it; null when nobody is at it. */
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
