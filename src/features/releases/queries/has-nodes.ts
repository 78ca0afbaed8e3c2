import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Period } from '@/domain/disclosure/policy/publication'
import { authorize } from '@/server/authorize'
import { currentNodes } from '../parts/periods'

/** A board with one school stands in the weeks: a block of such boards alone has nothing of its own to publish. */
export const hasNodes = async (actor: Actor, period: Period): Promise<boolean> => {
  await authorize(actor, 'release.read')
  return (await currentNodes(actor))(period).length > 0
}
