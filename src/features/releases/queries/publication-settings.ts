import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { blockOf } from '@/domain/figures/block'
import { weekOf } from '@/domain/figures/week'
import { authorize, requireFound } from '@/server/authorize'
import { boardChoices } from '@/server/choices'
import { today } from '@/server/clock'
import { database } from '@/server/db'

export type PublicationSettings = {
  threshold: number
  /** `from`: the block from which the board is published by block. `begun`: that block has begun, so the choice is final. */
  boards: readonly { id: string; name: string; from: string | null; begun: boolean }[]
}

export const publicationSettings = async (actor: Actor): Promise<PublicationSettings> => {
  await authorize(actor, 'organisation.change')
  const [organisation, rows, boards] = await Promise.all([
    database(actor).organisation.findFirst({ where: { id: actor.organisationId }, select: { threshold: true } }),
    database(actor).schoolBoard.findMany({
      where: { organisationId: actor.organisationId },
      select: { id: true, byBlockFrom: true },
    }),
    boardChoices(actor.organisationId),
  ])
  const fromOf = new Map(rows.map(({ id, byBlockFrom }) => [id, byBlockFrom]))
  const now = blockOf(weekOf(today()))
  return {
    threshold: requireFound(organisation).threshold,
    boards: boards.map(({ id, name }) => {
      const from = fromOf.get(id) ?? null
      return { id, name, from, begun: from !== null && from <= now }
    }),
  }
}
