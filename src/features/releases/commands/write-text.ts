import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { found } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { storedNodes } from '../queries/stored-nodes'
import type { WriteText } from '../schema'
import { keepWriter } from './keep-writer'
import { moveOn, openPreparation } from './preparation-in-scope'
import { refuseStoppedTexts } from './refuse-stopped-texts'

type Words = { comment: string; points: string[]; requests: string[] }

/** A line that was taken out is a change like one that was written. */
const changedParts = (before: Words, now: Words) =>
  (['comment', 'points', 'requests'] as const).filter((part) => !isDeepStrictEqual(before[part], now[part]))

/**
 * What a recipient reads beside the figures. Two who write at once lose nothing: the second is told. Whoever saves it as it
 * was has written nothing.
 */
export const writeText = async (
  actor: Actor,
  { preparationId, node, version, comment, points, requests }: WriteText,
) => {
  const preparation = await openPreparation(actor, 'release.write', preparationId)
  found(
    storedNodes(preparation).find(({ id }) => id === node),
    {
      actor,
      verb: 'release.write',
      id: preparationId,
    },
  )
  const data = { comment, points: [...points], requests: [...requests] }
  return inTransaction(async (tx) => {
    await refuseStoppedTexts(tx, actor, [
      { path: 'comment', text: comment },
      ...points.map((point, index) => ({ path: `points.${index}`, text: point })),
      ...requests.map((request, index) => ({ path: `requests.${index}`, text: request })),
    ])
    const before = await tx.preparationText.findFirst({ where: { preparationId, node, version } })
    const parts = changedParts(before ?? { comment: '', points: [], requests: [] }, data)
    if (parts.length === 0 && (before !== null || version === 0)) return { version }
    const first = { preparationId, node, organisationId: actor.organisationId, ...data }
    const written =
      version === 0
        ? await tx.preparationText.createMany({ data: [first], skipDuplicates: true })
        : await tx.preparationText.updateMany({
            where: { preparationId, node, version },
            data: { ...data, version: { increment: 1 } },
          })
    if (written.count === 0) throw new AppError('conflict', 'changed_meanwhile')
    await keepWriter(tx, actor, { preparationId, node, parts })
    await moveOn(tx, preparationId)
    await audit(tx, actor, 'release.write', preparationId, { part: 'text' })
    return { version: version + 1 }
  })
}
