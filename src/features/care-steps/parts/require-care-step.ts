import 'server-only'
import type { StaffActor } from '@/domain/access/actor'
import type { Verb } from '@/domain/access/verbs'
import { authorize, requireFound } from '@/server/authorize'
import { database } from '@/server/db'
import { careStepScope } from '@/server/scope'
import { careStepSubject, subjectColumns } from './care-step-rows'

const columns = { ...subjectColumns, familyId: true, dueOn: true, doneAt: true } as const

/** The step, if the actor may do this with it. Throws `not_found` outside the actor's scope. */
export const requireCareStep = async (actor: StaffActor, id: string, verb: Verb) => {
  const step = requireFound(
    await database(actor).careStep.findFirst({ where: { AND: [careStepScope(actor), { id }] }, select: columns }),
    { actor, verb, id },
  )
  await authorize(actor, verb, { ...careStepSubject(step), id })
  return step
}
