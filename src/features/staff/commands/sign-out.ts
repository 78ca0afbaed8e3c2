import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { endSession } from './end-session'

export const signOut = (actor: StaffActor) => endSession(actor, { sessionId: actor.sessionId })
