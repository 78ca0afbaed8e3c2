import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { AppError } from '@/server/errors'

/** What is published is answered for by people: the operator's command line prepares nothing that is kept. */
export const requireAuthor = (actor: Actor): string => {
  if (actor.kind === 'staff') return actor.staffId
  throw new AppError('forbidden')
}
