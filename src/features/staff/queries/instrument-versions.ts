import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { addBlocks, blockOf } from '@/domain/figures/block'
import { weekOf, type Week } from '@/domain/figures/week'
import { instruments } from '@/domain/instrument/instrument'
import { authorize } from '@/server/authorize'
import { today } from '@/server/clock'
import { database } from '@/server/db'
import { chosenVersions, versionIn, type InForceSince } from '@/server/instrument-in-force'

/** How many blocks ahead the form offers. */
const offeredBlocks = 4

export type InstrumentVersions = {
  /** Those that this program knows. */
  versions: readonly number[]
  /** `since` null: the organisation never chose. */
  inForce: { version: number; since: string | null }
  /** Chosen for weeks that have not begun, the next one first. */
  coming: readonly InForceSince[]
  /** The weeks from which a version can be chosen: the first weeks of the next blocks. */
  weeks: readonly Week[]
}

/** With which version of the questionnaire the organisation calls, and what comes when. */
export const instrumentVersions = async (actor: Actor): Promise<InstrumentVersions> => {
  await authorize(actor, 'organisation.change')
  const thisWeek = weekOf(today())
  const nextBlock = addBlocks(blockOf(thisWeek), 1)
  const choices = await chosenVersions(database(actor), actor.organisationId)
  return {
    versions: instruments.map(({ version }) => version),
    inForce: {
      version: versionIn(choices, thisWeek),
      since: choices.find(({ week }) => week <= thisWeek)?.week ?? null,
    },
    coming: choices.filter(({ week }) => week > thisWeek).toReversed(),
    weeks: Array.from({ length: offeredBlocks }, (_, index) => addBlocks(nextBlock, index)),
  }
}
