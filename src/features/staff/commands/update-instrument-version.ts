import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { blockOf } from '@/domain/figures/block'
import { weekOf } from '@/domain/figures/week'
import { findInstrument } from '@/domain/instrument/instrument'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { today } from '@/server/clock'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import type { UpdateInstrumentVersion } from '../schema'

/**
 * Sets the version of the questionnaire with which the organisation calls from a week on. The week begins a block, so that a
 * release never adds the load of two versions. It has not begun, because its first calls could have been made with another
 * version. Another choice for the same week replaces the first.
 */
export const updateInstrumentVersion = async (actor: Actor, { version, week }: UpdateInstrumentVersion) => {
  const { organisationId } = actor
  await authorize(actor, 'organisation.change', { id: organisationId })
  if (!findInstrument(version))
    throw new AppError('invalid', undefined, [{ path: 'version', reason: 'unknown_questionnaire' }])
  if (blockOf(week) !== week) throw new AppError('invalid', undefined, [{ path: 'week', reason: 'week_inside_block' }])
  if (week <= weekOf(today())) throw new AppError('invalid', undefined, [{ path: 'week', reason: 'week_begun' }])
  const chosenById = actor.kind === 'staff' ? actor.staffId : null
  return inTransaction(actor, async (tx) => {
    await tx.$executeRaw`
      insert into instrument_in_force (organisation_id, from_week, version, chosen_by_id)
      values (${organisationId}::uuid, ${week}, ${version}::smallint, ${chosenById}::uuid)
      on conflict (organisation_id, from_week)
      do update set version = excluded.version, chosen_by_id = excluded.chosen_by_id, chosen_at = excluded.chosen_at`
    await audit(tx, actor, 'organisation.change', organisationId, { version, week })
    return { version, week }
  })
}
