import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { authorize, requireFound } from '@/server/authorize'
import { now } from '@/server/clock'
import { database } from '@/server/db'

type OrganisationSettings = {
  readonly name: string
  /** In the form in which it is dialled; null: none. */
  readonly phone: string | null
  /** Whether persons may be exported. */
  readonly isOn: boolean
  /** Whether their export waits for a second person. */
  readonly isWaiting: boolean
}

/** The name of the organisation and its export of persons, in one statement. */
export const organisationSettings = async (actor: Actor): Promise<OrganisationSettings> => {
  await authorize(actor, 'organisation.change')
  const [row] = await database(actor).$queryRaw<OrganisationSettings[]>`
    select name, phone, exports_persons as "isOn", exists (
      select from access_request
      where organisation_id = organisation.id and kind = 'person_export' and decided_at is null and expires_at > ${now()}
    ) as "isWaiting"
    from organisation where id = ${actor.organisationId}::uuid`
  return requireFound(row)
}
