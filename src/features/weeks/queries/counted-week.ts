import 'server-only'
import type { z } from 'zod'
import type { Actor } from '@/domain/access/actor'
import { byChooser } from '@/domain/figures/merged-counts'
import { weekFigures } from '@/domain/figures/week-figures'
import { authorize } from '@/server/authorize'
import { instrumentInForce } from '@/server/instrument-in-force'
import { reachOfWeek } from './reach-of-week'
import type { figuresInputSchema, NodeAddress } from '../schema'
import { nodeAmongSchools } from '../parts/node'
import { ownQuestionsAtNode } from '../parts/own-questions-at-node'
import { weekCounts } from '../parts/week-counts'

/** The exact figures of one week, and who chose how its calls were made, which programs do not exchange. */
export const countedWeek = async (actor: Actor, { week, level, ref }: z.output<typeof figuresInputSchema>) => {
  await authorize(actor, 'week.read')
  // `nodeAmongSchools` refuses a level without its reference.
  const { node } = await nodeAmongSchools(actor, { level, ref: ref ?? null } as NodeAddress)
  const [versionCounts, reach, instrument, ownQuestions] = await Promise.all([
    weekCounts(actor, week, node),
    reachOfWeek(actor, week, node),
    instrumentInForce(actor.organisationId, week),
    ownQuestionsAtNode(actor, node),
  ])
  const figures = weekFigures(versionCounts, {
    week,
    level: node.level,
    ref: node.ref,
    reach,
    instrument,
    ownQuestions: ownQuestions.map(({ question }) => question),
  })
  return { figures, byChooser: byChooser(versionCounts) }
}
