import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import { audit } from '@/server/audit'
import { authorize } from '@/server/authorize'
import { inTransaction } from '@/server/db'
import { AppError } from '@/server/errors'
import { requireFresh } from '@/server/fresh'
import { enqueueNotice } from '../parts/letters'
import { freshCodes, replaceCodes } from '../parts/recovery-codes'
import { lockFactors, totalOf } from '../parts/store-factor'

/** Ten new recovery codes in place of all earlier ones. They are in the answer and nowhere else. */
export const replaceRecoveryCodes = async (actor: StaffActor): Promise<{ codes: readonly string[] }> => {
  await authorize(actor, 'factor.renew_codes')
  requireFresh(actor)
  const { codes, hashes } = await freshCodes()
  return inTransaction(actor, async (tx) => {
    if (totalOf(await lockFactors(tx, actor.staffId)) === 0) throw new AppError('conflict', 'no_factor')
    await replaceCodes(tx, { id: actor.staffId, organisationId: actor.organisationId }, hashes)
    await audit(tx, actor, 'factor.renew_codes', actor.staffId)
    await enqueueNotice(tx, actor, actor.staffId)
    return { codes }
  })
}
