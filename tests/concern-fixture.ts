/** A family with a caller, whose safety concern was raised without an interview. */
import { randomUUID } from 'node:crypto'
import type { StaffActor } from '@/domain/access/actor'
import { addFamilyConcern } from '@/features/concerns/commands/add-family-concern'
import { addFamilyConcernSchema } from '@/features/concerns/schema'
import { parseInput } from '@/server/action'
import { people, type People } from './call-fixture'
import { aKnownFamily } from './factories'
import { database } from './owner'

export const words = 'Het kind zei dat het bang is om naar huis te gaan.'

export const aFamilyOf = async ({ organisationId, caller }: People) =>
  (await aKnownFamily(organisationId, { callerId: caller.staffId })).id

/** Raises a concern without an interview, and returns its id: that of its first entry. */
export const raiseConcern = async (actor: StaffActor, familyId: string, about: object = {}) => {
  const input = parseInput(addFamilyConcernSchema, { familyId, entryId: randomUUID(), text: words, ...about })
  return (await addFamilyConcern(actor, input)).entryId
}

export const aConcern = async () => {
  const who = await people()
  const familyId = await aFamilyOf(who)
  return { ...who, familyId, id: await raiseConcern(who.caller, familyId) }
}

export const entriesOf = (concernId: string) =>
  database().concernEntry.findMany({
    where: { concernId },
    orderBy: { writtenAt: 'asc' },
    include: { sighting: true, concern: true },
  })
