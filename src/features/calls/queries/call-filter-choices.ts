import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { can } from '@/domain/access/can'
import { authorize } from '@/server/authorize'
import { callLanguages } from '@/server/call-languages'
import { callersToAssign } from '@/server/call-load'
import { database } from '@/server/db'
import { familyInScope } from '@/server/scope'

/** The options of the filters of the list of calls, for this actor. Only who assigns families is offered callers. */
export const callFilterChoices = async (actor: Actor) => {
  await authorize(actor, 'call.read')
  const [callers, languages] = await Promise.all([
    can(actor, 'family.assign') ? callersToAssign(actor.organisationId) : [],
    database(actor).$queryRaw<{ tag: string }[]>`
      select distinct unnest(${callLanguages}) as tag from family where ${familyInScope(actor)} order by tag`,
  ])
  return { callers, languages: languages.map(({ tag }) => tag) }
}
