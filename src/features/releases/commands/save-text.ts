import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { requireFound } from '@/server/authorize'
import { inTransaction, largeTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { storedNodes } from '../parts/stored-nodes'
import type { SaveText } from '../schema'
import { recordWriter } from '../parts/record-writer'
import { bumpVersion, loadOpenPreparation } from '../parts/open-preparation'
import { refuseStoppedTexts } from '../parts/refuse-stopped-texts'

type Words = { comment: string; points: string[]; requests: string[] }

/** A removed line counts as a change, like a written one. */
const changedParts = (wordsBefore: Words, now: Words) =>
  (['comment', 'points', 'requests'] as const).filter((part) => !isDeepStrictEqual(wordsBefore[part], now[part]))

/**
 * Saves what a recipient reads beside the figures. Two people who write at once lose nothing: the second gets a conflict.
 * Saving a text without a change makes nobody its writer.
 */
export const saveText = async (actor: Actor, { preparationId, node, version, comment, points, requests }: SaveText) => {
  const preparation = await loadOpenPreparation(actor, 'release.write', preparationId)
  requireFound(
    storedNodes(preparation).find(({ id }) => id === node),
    {
      actor,
      verb: 'release.write',
      id: preparationId,
    },
  )
  const data = { comment, points: [...points], requests: [...requests] }
  return inTransaction(
    actor,
    async (tx) => {
      await refuseStoppedTexts(tx, actor, [
        { path: 'comment', text: comment },
        ...points.map((point, index) => ({ path: `points.${index}`, text: point })),
        ...requests.map((request, index) => ({ path: `requests.${index}`, text: request })),
      ])
      const storedText = await tx.preparationText.findFirst({ where: { preparationId, node, version } })
      const parts = changedParts(storedText ?? { comment: '', points: [], requests: [] }, data)
      if (parts.length === 0 && (storedText !== null || version === 0)) return { version }
      const first = { preparationId, node, organisationId: actor.organisationId, ...data }
      const writtenTexts =
        version === 0
          ? await tx.preparationText.createMany({ data: [first], skipDuplicates: true })
          : await tx.preparationText.updateMany({
              where: { preparationId, node, version },
              data: { ...data, version: { increment: 1 } },
            })
      if (writtenTexts.count === 0) throw new AppError('conflict', 'changed_meanwhile')
      await recordWriter(tx, actor, { preparationId, node, parts })
      await bumpVersion(tx, preparationId)
      await audit(tx, actor, 'release.write', preparationId, { part: 'text' })
      return { version: version + 1 }
    },
    largeTransaction,
  )
}
