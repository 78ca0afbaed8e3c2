import 'server-only'
import type { Actor } from '@/domain/access/actor'

/** A job is there for whoever asked for it. The operator, who asks for none, has none. */
export const ownJobs = (actor: Actor) => ({
  organisationId: actor.organisationId,
  askedById: actor.kind === 'staff' ? actor.staffId : { in: [] },
})
