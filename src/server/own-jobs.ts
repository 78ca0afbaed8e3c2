/** The jobs of an actor: a job exists only for the person who asked for it. The operator's command line has none. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'

export const ownJobs = (actor: Actor) => ({
  organisationId: actor.organisationId,
  askedById: actor.kind === 'staff' ? actor.staffId : { in: [] },
})
