import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/domain/access/actor'
import { weekFigures, type WeekFigures } from '@/domain/figures/week-figures'
import { authorize } from '@/server/authorize'
import { instrumentInForce } from '@/server/instrument-in-force'
import type { figuresInputSchema, NodeAddress } from '../schema'
import { nodeAmongSchools } from '../parts/node'
import { reachOfWeek } from './reach-of-week'
import { ownQuestionsAtNode } from '../parts/own-questions-at-node'
import { weekCounts } from '../parts/week-counts'

/** The exact figures of one week, for exchange inside the organisation. */
export const figuresForWeek = async (
  actor: Actor,
  { week, level, ref }: z.output<typeof figuresInputSchema>,
): Promise<WeekFigures> => {
  await authorize(actor, 'week.read')
  // `nodeAmongSchools` refuses a level without its reference.
  const { node } = await nodeAmongSchools(actor, { level, ref: ref ?? null } as NodeAddress)
  const [versionCounts, reach, instrument, ownQuestions] = await Promise.all([
    weekCounts(actor, week, node),
    reachOfWeek(actor, week, node),
    instrumentInForce(actor.organisationId, week),
    ownQuestionsAtNode(actor, node),
  ])
  return weekFigures(versionCounts, {
    week,
    level: node.level,
    ref: node.ref,
    reach,
    instrument,
    ownQuestions: ownQuestions.map(({ question }) => question),
  })
}
