import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { database } from '@/server/db'
import { ownQuestionsOf, type StoredOwnQuestion } from '@/server/own-questions'
import type { WeekNode } from './node'

/** The own questions that have figures at a node. Below organisation level there are none, and nothing is read. */
export const ownQuestionsAtNode = async (actor: Actor, { level }: WeekNode): Promise<StoredOwnQuestion[]> =>
  level === 'organisation' ? ownQuestionsOf(database(actor), actor.organisationId) : []
