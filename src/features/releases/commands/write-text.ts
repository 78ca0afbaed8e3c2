import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize, found } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { PreparedNode } from '../queries/snapshot'
import type { WriteText } from '../schema'
import { moveOn, openPreparation } from './preparation-in-scope'
import { refuseStoppedTexts } from './refuse-stopped-texts'

/** What a recipient reads beside the figures. Two who write at once lose nothing: the second is told. */
export const writeText = async (
  actor: Actor,
  { preparationId, node, version, comment, points, requests }: WriteText,
) => {
  const { nodes } = await openPreparation(actor, preparationId)
  await authorize(actor, 'release.write', { id: preparationId })
  found((nodes as unknown as PreparedNode[]).find(({ id }) => id === node))
  const data = { comment, points: [...points], requests: [...requests] }
  return inTransaction(async (tx) => {
    await refuseStoppedTexts(tx, actor, [
      { path: 'comment', text: comment },
      ...points.map((point, index) => ({ path: `points.${index}`, text: point })),
      ...requests.map((request, index) => ({ path: `requests.${index}`, text: request })),
    ])
    const first = { preparationId, node, organisationId: actor.organisationId, ...data }
    const written =
      version === 0
        ? await tx.preparationText.createMany({ data: [first], skipDuplicates: true })
        : await tx.preparationText.updateMany({
            where: { preparationId, node, version },
            data: { ...data, version: { increment: 1 } },
          })
    if (written.count === 0) throw new AppError('conflict', 'changed_meanwhile')
    await moveOn(tx, preparationId)
    await audit(tx, actor, 'release.write', preparationId, { part: 'text' })
    return { version: version + 1 }
  })
}
