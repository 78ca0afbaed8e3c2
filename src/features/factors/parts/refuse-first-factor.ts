import 'server-only'
import { AppError } from '@/server/errors'
import type { HalfSession } from '@/server/half-session'

/**
 * Whoever showed a second factor at the identity provider is not new: a password alone, or a sign-in there without that factor,
 * may not put one of its own in its place. They add one once they are in.
 */
export const refuseFirstFactor = ({ hasFactor, needsProvider }: HalfSession): void => {
  if (hasFactor) throw new AppError('conflict', 'factor_there')
  if (needsProvider) throw new AppError('conflict', 'factor_at_provider')
}
