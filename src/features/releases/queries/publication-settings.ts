import type { Actor } from '@/domain/access/actor'
import { blockOf } from '@/domain/figures/block'
import { weekOf } from '@/domain/figures/week'
import { authorize, found } from '@/server/authorize'
import { today } from '@/server/clock'
import { database } from '@/server/db'

export type PublicationSettings = {
  threshold: number
  /** `from`: the block from which it is published by block; `begun`: that block is there, and it stays so. */
  boards: readonly { id: string; name: string; from: string | null; begun: boolean }[]
}

export const publicationSettings = async (actor: Actor): Promise<PublicationSettings> => {
  await authorize(actor, 'organisation.change')
  const [organisation, boards] = await Promise.all([
    database().organisation.findUnique({ where: { id: actor.organisationId }, select: { threshold: true } }),
    database().schoolBoard.findMany({
      where: { organisationId: actor.organisationId },
      orderBy: { name: 'asc' },
      select: { id: true, name: true, byBlockFrom: true },
    }),
  ])
  const now = blockOf(weekOf(today()))
  return {
    threshold: found(organisation).threshold,
    boards: boards.map(({ id, name, byBlockFrom: from }) => ({ id, name, from, begun: from !== null && from <= now })),
  }
}
