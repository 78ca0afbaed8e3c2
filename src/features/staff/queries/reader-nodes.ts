import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize } from '@/server/authorize'
import { boardChoices, municipalityChoices } from '@/server/choices'

/** The boards and municipalities that a reader can read for. */
export const readerNodes = async (actor: Actor) => {
  await authorize(actor, 'staff.read')
  const [boards, municipalities] = await Promise.all([
    boardChoices(actor.organisationId),
    municipalityChoices(actor.organisationId),
  ])
  return { boards, municipalities }
}

export type ReaderNodes = Awaited<ReturnType<typeof readerNodes>>
