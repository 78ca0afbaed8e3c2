import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Period } from '@/domain/disclosure/policy/publication'
import { authorize } from '@/server/authorize'
import { currentNodes } from '../parts/periods'

/**
 * Whether a period has anything of its own to publish. A board with one school is published by week, so a block of such
 * boards alone has nothing.
 */
export const hasNodes = async (actor: Actor, period: Period): Promise<boolean> => {
  await authorize(actor, 'release.read')
  return (await currentNodes(actor))(period).length > 0
}
