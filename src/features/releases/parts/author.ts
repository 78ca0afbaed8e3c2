import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { AppError } from '@/server/errors'

/** A stored preparation needs a person who answers for it, so the operator's command line is refused. */
export const requireAuthor = (actor: Actor): string => {
  if (actor.kind === 'staff') return actor.staffId
  throw new AppError('forbidden')
}
