/** By what the jobs of imports and exports are found. One of the same subject replaces what an earlier one left behind. */
import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { FileKind } from '../schema'

export const askerOf = (actor: Actor): string => (actor.kind === 'staff' ? actor.staffId : 'system')

export const exportSubject = (actor: Actor, kind: FileKind): string => `${kind}/${askerOf(actor)}`
