import 'server-only'
import type { Actor } from '@/domain/access/actor'
import type { Prisma, Transaction } from '@/server/db'
import { requireAuthor } from './author'

type WrittenPart = Prisma.PreparationWriterCreateManyInput['part']
type Written = { preparationId: string; node: string; parts: readonly WrittenPart[] }

/** Whoever changes a text of a preparation is one of its writers from then on, and may not approve it. */
export const recordWriter = async (tx: Transaction, actor: Actor, { preparationId, node, parts }: Written) => {
  const row = { preparationId, organisationId: actor.organisationId, node, staffId: requireAuthor(actor) }
  await tx.preparationWriter.createMany({ data: parts.map((part) => ({ ...row, part })), skipDuplicates: true })
}
